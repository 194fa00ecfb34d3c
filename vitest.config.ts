import { defineConfig } from 'vitest/config'

/**
 * Four kinds of test, one runner. `server` gets a real Postgres and `e2e` a real server process, each started once by its
 * global setup; the browser's tests run one after another, since a timing-sensitive page on a loaded core says nothing.
 */
export default defineConfig({
  test: {
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
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/build.ts', 'tests/e2e/shared-server.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
