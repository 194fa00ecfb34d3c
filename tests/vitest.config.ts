import { defineConfig } from 'vitest/config'
import { coverage } from './coverage.ts'
import { IS_LONG } from './e2e/long-run.ts'
import { ENGLISH_ONLY } from './e2e/translated/english-only.ts'

/**
 * Four kinds of test, one runner. `server` gets a real Postgres and `e2e` a real server process, each started once by its global
 * setup. Two files at a time (left to itself the runner keeps one of two cores for itself); those with browsers and processes behind
 * the others. The files of a worker share its modules: no test keeps anything in one that another would trip over, and to load them
 * anew for each file took a third of the processor's time.
 */
const TWO = { maxWorkers: 2, isolate: false }
const BEHIND = { ...TWO, sequence: { groupOrder: 1 } }
/** Where processes talk to each other, a busy machine is late. The runner says so of a test that passed the second time: it is to be looked into. */
const ONCE_MORE = { retry: 1 }

/** What the flows of the browser need. */
const FLOWS = {
  globalSetup: ['tests/build.ts', 'tests/e2e/shared-server.ts'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  // As patient as Playwright, nearly: a busy machine is late, and is no fault.
  expect: { poll: { timeout: 20_000 } },
  ...ONCE_MORE,
  ...TWO,
}

/** The same flows from right to left, after those in English. */
const FLOWS_IN_ARABIC = {
  test: {
    ...FLOWS,
    name: 'e2e-ar',
    include: ['tests/e2e/*.test.ts', 'tests/e2e/translated/*.test.ts'],
    exclude: Object.keys(ENGLISH_ONLY).map((file) => `tests/e2e/${file}`),
    env: { BINCARD_TEST_LANGUAGE: 'ar' },
    sequence: { groupOrder: 2 },
  },
}

/** Alone at the end: what it measures is time. */
const LIGHTHOUSE = {
  test: {
    name: 'lighthouse',
    include: ['tests/lighthouse/**/*.test.ts'],
    globalSetup: ['tests/build.ts', 'tests/e2e/shared-server.ts'],
    testTimeout: 300_000,
    hookTimeout: 120_000,
    ...TWO,
    maxWorkers: 1,
    sequence: { groupOrder: 3 },
  },
}

export default defineConfig({
  test: {
    ...TWO,
    reporters: [
      'default',
      './tests/coverage-table.ts',
      './tests/web-vitals-table.ts',
      './tests/second-tries.ts',
      './tests/closing-line.ts',
    ],
    coverage,
    projects: [
      {
        test: {
          name: 'domain',
          include: ['tests/domain/**/*.test.ts', 'tests/house/**/*.test.ts'],
          testTimeout: 60_000,
          ...TWO,
        },
      },
      {
        test: {
          name: 'client',
          include: ['tests/client/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          ...ONCE_MORE,
          ...TWO,
        },
      },
      {
        test: {
          name: 'server',
          include: ['tests/sync-server/**/*.test.ts', 'tests/torture/**/*.test.ts'],
          exclude: ['tests/sync-server/process/**'],
          globalSetup: ['tests/postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...TWO,
        },
      },
      {
        test: {
          name: 'process',
          include: ['tests/sync-server/process/**/*.test.ts'],
          globalSetup: ['tests/postgres.ts', 'tests/build.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          ...ONCE_MORE,
          ...BEHIND,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          exclude: ['tests/e2e/translated/**', ...(IS_LONG ? [] : ['tests/e2e/long/**'])],
          ...FLOWS,
          ...BEHIND,
        },
      },
      ...(IS_LONG ? [FLOWS_IN_ARABIC, LIGHTHOUSE] : []),
    ],
  },
})
