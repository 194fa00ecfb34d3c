import type { CoverageV8Options } from 'vitest/node'

export const coverage: CoverageV8Options = {
  provider: 'v8',
  exclude: ['tests/**'],
  include: [
    'domain/**/*.ts',
    'client/outbox/**/*.ts',
    'client/mirror/**/*.ts',
    'client/view/**/*.{ts,tsx}',
    'sync-server/**/*.ts',
  ],
  reporter: ['text', 'json', 'json-summary'],
  reportsDirectory: 'dist/coverage',
}
