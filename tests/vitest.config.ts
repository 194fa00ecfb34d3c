import { defineConfig } from 'vitest/config'

/**
 * Four kinds of test, one runner. `server` gets a real Postgres and `e2e` a real server process, each started once by its
 * global setup. What needs no browser runs two files at a time (left to itself the runner keeps one of two cores for itself), the others
 * one by one behind them: two browsers on two cores save a tenth of the time, and now and then a page is late.
 */
const TWO = { maxWorkers: 2 }
const ONE_BY_ONE = { fileParallelism: false, maxWorkers: 1, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    ...TWO,
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'domain',
          include: ['tests/domain/**/*.test.ts', 'tests/house/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      { test: { name: 'client', include: ['tests/client/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
          name: 'server',
          include: ['tests/sync-server/**/*.test.ts', 'tests/torture/**/*.test.ts'],
          exclude: ['tests/sync-server/process/**'],
          globalSetup: ['tests/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/sync-server/process/**/*.test.ts'],
          globalSetup: ['tests/postgres.ts', 'tests/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...ONE_BY_ONE,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/build.ts', 'tests/e2e/shared-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          ...ONE_BY_ONE,
        },
      },
    ],
  },
})
