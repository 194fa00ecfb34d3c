/** The import rules of the house are no paper: a violation, planted in a copy of its shape, is named. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let house: string

const plant = (path: string, text: string): void => {
  mkdirSync(dirname(join(house, path)), { recursive: true })
  writeFileSync(join(house, path), text)
}

/** What dependency-cruiser says of the copy: its text, whatever its exit code. */
const cruise = (): string => {
  const depcruise = join(root, 'node_modules/.bin/depcruise')
  try {
    return execFileSync(depcruise, ['--config', '.dependency-cruiser.cjs', 'client', 'sync-server', 'domain'], {
      cwd: house,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    return String((error as { stdout?: string }).stdout)
  }
}

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'bincard-house-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'tsconfig.server.json', 'package.json']) {
    cpSync(join(root, file), join(house, file))
  }
  plant('domain/rule.ts', 'export const rule = 1\n')
  plant('domain/protocol/actions.ts', 'export const schemas = 1\n')
  plant('client/outbox/outbox.ts', "import { rule } from '../../domain/rule.ts'\nexport const outbox = rule\n")
  plant('client/features/pick/pick.ts', "import { outbox } from '../../outbox/outbox.ts'\nexport const pick = outbox\n")
  plant('sync-server/http/route.ts', "import { rule } from '../../domain/rule.ts'\nexport const route = rule\n")
})

afterEach(() => rmSync(house, { recursive: true, force: true }))

describe('the import rules', () => {
  it('pass a house whose arrows point down', () => {
    expect(cruise()).toContain('no dependency violations found')
  }, 60_000)

  const violations: [rule: string, path: string, text: string][] = [
    [
      'client-not-server',
      'client/planted.ts',
      "import { route } from '../sync-server/http/route.ts'\nexport const x = route\n",
    ],
    [
      'server-not-client',
      'sync-server/planted.ts',
      "import { outbox } from '../client/outbox/outbox.ts'\nexport const x = outbox\n",
    ],
    [
      'domain-is-alone',
      'domain/planted.ts',
      "import type { route } from '../sync-server/http/route.ts'\nexport type X = typeof route\n",
    ],
    [
      'client-without-schemas',
      'client/mirror/schemas.ts',
      "import { schemas } from '../../domain/protocol/actions.ts'\nexport const x = schemas\n",
    ],
    ['domain-only-zod', 'domain/io.ts', "import { readFileSync } from 'node:fs'\nexport const x = readFileSync\n"],
    [
      'features-apart',
      'client/features/count/planted.ts',
      "import { pick } from '../pick/pick.ts'\nexport const x = pick\n",
    ],
    [
      'stores-at-the-bottom',
      'client/mirror/planted.ts',
      "import { pick } from '../features/pick/pick.ts'\nexport const x = pick\n",
    ],
  ]

  it('name every violation that was planted', () => {
    for (const [, path, text] of violations) plant(path, text)
    const said = cruise()
    for (const [rule, path] of violations) expect(said).toMatch(new RegExp(`${rule}: ${path}`))
  }, 60_000)
})
