import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readConfig, readDatabaseConfig } from '../../sync-server/config.ts'

const BINCARD_DATA_DIR = mkdtempSync(join(tmpdir(), 'bincard-config-'))
afterAll(() => rmSync(BINCARD_DATA_DIR, { recursive: true }))

const DATABASE_URL = 'postgres://bincard_app@db.example/bincard'
const BINCARD_TOKEN_SECRET = 'a secret that is long enough to be one'
const production = (env: NodeJS.ProcessEnv) => readConfig({ BINCARD_DATA_DIR, ...env }, { demo: false })
const demo = (env: NodeJS.ProcessEnv = {}) => readConfig({ BINCARD_DATA_DIR, ...env }, { demo: true })

describe('settings', () => {
  test('the demo needs none: port 8080 of this machine, a database of its own', () => {
    expect(demo()).toMatchObject({ port: 8080, host: '127.0.0.1', database: undefined, trustProxy: [] })
  })

  test('the demo makes its secret once and keeps it from others', () => {
    const [secret] = demo().tokenSecrets
    expect(secret?.length).toBeGreaterThan(32)
    expect(demo().tokenSecrets).toEqual([secret])
    expect(statSync(join(BINCARD_DATA_DIR, 'token-secret')).mode & 0o777).toBe(0o600)
  })

  test('the demo is for this machine alone, since its passwords are known', () => {
    expect(() => demo({ HOST: '0.0.0.0' })).toThrow('this machine only')
  })

  test('production says which setting is missing', () => {
    expect(() => production({ BINCARD_TOKEN_SECRET })).toThrow('DATABASE_URL is not set')
    expect(() => production({ DATABASE_URL })).toThrow('BINCARD_TOKEN_SECRET is not set')
    expect(() => production({ DATABASE_URL: '', BINCARD_TOKEN_SECRET })).toThrow('DATABASE_URL is not set')
  })

  test('behind a pooler, another URL leads to Postgres itself', () => {
    const DATABASE_DIRECT_URL = 'postgres://bincard_app@primary.example/bincard'
    const { database } = production({ DATABASE_URL, BINCARD_TOKEN_SECRET, DATABASE_DIRECT_URL })
    expect(database).toMatchObject({ appUrl: DATABASE_URL, directUrl: DATABASE_DIRECT_URL })
  })

  test('secrets rotate: the first signs, all are accepted', () => {
    const older = 'an older secret that is to be retired soon'
    const { tokenSecrets } = production({ DATABASE_URL, BINCARD_TOKEN_SECRET: `${BINCARD_TOKEN_SECRET}, ${older}` })
    expect(tokenSecrets).toEqual([BINCARD_TOKEN_SECRET, older])
  })

  test('the keys at push services are set both, or made at the first start', () => {
    const set = { DATABASE_URL, BINCARD_TOKEN_SECRET }
    const keys = { VAPID_PUBLIC_KEY: 'public', VAPID_PRIVATE_KEY: 'private' }
    expect(production(set).push.vapid).toBe(undefined)
    expect(production({ ...set, ...keys }).push.vapid).toEqual({ publicKey: 'public', privateKey: 'private' })
    for (const [name, value] of Object.entries(keys))
      expect(() => production({ ...set, [name]: value })).toThrow('set both or neither')
  })

  test('the command line reads which database, and nothing that it has no use for', () => {
    const read = readDatabaseConfig({ BINCARD_DATA_DIR, DATABASE_URL })
    expect(read).toEqual({ database: expect.objectContaining({ appUrl: DATABASE_URL }), dataDir: BINCARD_DATA_DIR })
    expect(() => readDatabaseConfig({ DATABASE_URL: 'mysql://x' })).toThrow('must start with postgres://')
  })

  test.each([
    [{ PORT: '70000' }, 'PORT'],
    [{ PORT: 'http' }, 'PORT'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL: must start with postgres://'],
    [{ BINCARD_TOKEN_SECRET: 'short' }, 'BINCARD_TOKEN_SECRET: must be at least 32 characters'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ PRINTER_NETWORKS: '10.0.0.7' }, 'PRINTER_NETWORKS'],
    [{ PRINTER_NETWORKS: '10.0.0.0/33' }, 'PRINTER_NETWORKS'],
    [{ PHOTO_KILOBYTES: '20' }, 'PHOTO_KILOBYTES: must be at least 200'],
    [{ PHOTO_ORGANISATION_MEGABYTES: '-1' }, 'PHOTO_ORGANISATION_MEGABYTES'],
    [{ RATE_LIMIT_MEMBER: '99' }, 'RATE_LIMIT_MEMBER: must be at least 100'],
  ])('%o is refused by name', (env, name) => {
    expect(() => production({ DATABASE_URL, BINCARD_TOKEN_SECRET, ...env })).toThrow(name)
  })
})
