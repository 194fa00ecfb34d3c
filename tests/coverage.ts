import type { CoverageOptions } from 'vitest/node'

/**
 * `npm run coverage`: what the unit, property and Postgres tests go through, by V8's own count. Counted is what runs in the runner's own
 * processes; a server or a browser that a test starts is not, so the flows in a browser and the tests of whole processes count for nothing
 * here, whatever they go through. Left out is therefore what runs as nothing but a process:
 */
const PROCESSES = [
  // `npm start`, the command line, development and the build: started and stopped for real in tests/sync-server/process and tests/e2e.
  'sync-server/main.ts',
  'sync-server/run.ts',
  'sync-server/cli.ts',
  'sync-server/dev.ts',
  'sync-server/build.ts',
  'sync-server/build-client.ts',
  'sync-server/database.ts',
  // A line a query and the React context that they are asked through: every screen of the flows goes through them.
  'client/view/hooks.ts',
  'client/view/provider.tsx',
]

/** The aim, 90 of each; what is reached is never lowered. */
export const FOLDERS = {
  'domain/**': { lines: 90, branches: 90 },
  'client/outbox/**': { lines: 90, branches: 90 },
  'client/mirror/**': { lines: 90, branches: 90 },
  'client/view/**': { lines: 90, branches: 90 },
  'sync-server/**': { lines: 90, branches: 90 },
}

export const coverage: CoverageOptions = {
  provider: 'v8',
  include: Object.keys(FOLDERS).map((folder) => `${folder}/*.{ts,tsx}`),
  exclude: ['tests/**', 'bench/**', ...PROCESSES],
  reporter: ['text', 'json'],
  reportsDirectory: 'dist/coverage',
  thresholds: FOLDERS,
}
