import { execFile } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Embedded, startEmbedded } from '../../../sync-server/db/embedded.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const asRoot = process.getuid?.() === 0
const NOBODY = 65534

const ask = async <Row>(url: string, sql: string): Promise<Row[]> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows as Row[]
  } finally {
    await client.end()
  }
}

/** Starts in a process of its own, that dies without a goodbye once it has said whether it joined a running server. */
const startAndDie = async (
  dataDir: string,
  user: { uid?: number; gid?: number } = {},
): Promise<{ adopted: boolean }> => {
  const launcher = join(ROOT, 'sync-server/db/embedded.ts')
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(launcher)})
    const { adopted } = await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, settings: { fsync: 'off' } })
    console.log(JSON.stringify({ adopted }))
    process.kill(process.pid, 'SIGKILL')`
  const run = promisify(execFile)(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    ...user,
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: tmpdir(), TMPDIR: tmpdir() },
  })
  const { stdout } = await run.catch((error: { stdout: string; stderr: string }) => {
    if (error.stdout === '') throw new Error(error.stderr)
    return error
  })
  return JSON.parse(stdout)
}

describe('the embedded Postgres', () => {
  let home: string
  let dataDir: string
  const running: Embedded[] = []
  const start = async (): Promise<Embedded> => {
    const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
    running.push(embedded)
    return embedded
  }
  const postmaster = (): number =>
    Number(readFileSync(join(dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0])

  /** A killed process's lease ends with its connection, which the server sees a moment later. */
  const alone = ({ adminUrl }: Embedded) =>
    expect
      .poll(() => ask(adminUrl, "select from pg_stat_activity where application_name = 'bincard lease'"))
      .toHaveLength(1)

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'bincard-embedded-'))
    chmodSync(home, 0o755)
    dataDir = join(home, 'data')
  })
  afterEach(async () => {
    for (const embedded of running.splice(0)) await embedded.stop()
    const place = asRoot ? realpathSync(join(dataDir, 'postgres')) : ''
    if (place.startsWith('/var/lib/bincard/')) rmSync(place, { recursive: true })
    rmSync(home, { recursive: true })
  })

  test('keeps what was stored from one start to the next', async () => {
    const first = await start()
    expect(first.adopted).toBe(false)
    await ask(first.ownerUrl, 'create table kept as select 42 as n')
    await first.stop()
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await ask(second.ownerUrl, 'select n from kept')).toEqual([{ n: 42 }])
  })

  test('listens to this machine alone, and to nobody without the password', async () => {
    const { adminUrl, appUrl } = await start()
    expect(await ask(adminUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    const guess = new URL(appUrl)
    guess.password = 'guess'
    await expect(ask(guess.href, 'select 1')).rejects.toThrow('password authentication failed')
    expect(statSync(join(dataDir, 'postgres/credentials.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'postgres/data')).mode & 0o777).toBe(0o700)
  })

  test('the application’s role may neither create tables nor enter other databases', async () => {
    const { appUrl } = await start()
    await expect(ask(appUrl, 'create table mine (n int)')).rejects.toThrow('permission denied')
    const roles = await ask(
      appUrl,
      "select rolsuper or rolbypassrls as strong from pg_roles where rolname like 'bincard_%'",
    )
    expect(roles).toEqual([{ strong: false }, { strong: false }])
  })

  test('a second user joins; the last one out takes the server down, whoever started it', async () => {
    const [first, second] = [await start(), await start()]
    expect(second.adopted).toBe(true)
    await first.stop()
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
    await second.stop()
    await expect(ask(second.appUrl, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  test('of two first starts at once, both end on the same server', async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(first.appUrl).toBe(second.appUrl)
    expect(await ask(second.appUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('adopts the server that a killed process left behind, and stops it in the end', async () => {
    expect(await startAndDie(dataDir)).toEqual({ adopted: false })
    const left = postmaster()
    const embedded = await start()
    expect(embedded.adopted).toBe(true)
    expect(postmaster()).toBe(left)
    await alone(embedded)
    await embedded.stop()
    await expect(ask(embedded.appUrl, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  test('starts the server again, on the same port, when it is killed', async () => {
    const embedded = await start()
    await ask(embedded.ownerUrl, 'create table kept as select 42 as n')
    process.kill(postmaster(), 'SIGKILL')
    const kept = () => ask(embedded.ownerUrl, 'select n from kept').catch(() => [])
    await expect.poll(kept, { timeout: 20_000, interval: 50 }).toEqual([{ n: 42 }])
  })

  test('stopped while the server comes back, leaves none behind', async () => {
    const embedded = await start()
    const killed = postmaster()
    process.kill(killed, 'SIGKILL')
    const started = () => existsSync(join(dataDir, 'postgres/data/postmaster.pid')) && postmaster() !== killed
    await expect.poll(started, { timeout: 20_000, interval: 5 }).toBe(true)
    await embedded.stop()
    expect(existsSync(join(dataDir, 'postgres/data/postmaster.pid'))).toBe(false)
    await expect(ask(embedded.appUrl, 'select 1')).rejects.toThrow('ECONNREFUSED')
  })

  test.runIf(asRoot)('as root, runs as someone else, and out of a closed home', async () => {
    chmodSync(home, 0o700)
    const { adminUrl } = await start()
    const place = realpathSync(join(dataDir, 'postgres'))
    expect(place).toMatch(/^\/var\/lib\/bincard\/[0-9a-f]{12}$/)
    expect(statSync(join(place, 'data')).uid).not.toBe(0)
    expect(await ask(adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test.runIf(asRoot)('runs as an ordinary user; root then goes on as that user', async () => {
    mkdirSync(dataDir)
    chownSync(dataDir, NOBODY, NOBODY)
    expect(await startAndDie(dataDir, { uid: NOBODY, gid: NOBODY })).toEqual({ adopted: false })
    const embedded = await start()
    expect(embedded.adopted).toBe(true)
    expect(statSync(join(dataDir, 'postgres/data')).uid).toBe(NOBODY)
    await alone(embedded)
    await embedded.stop()
    const again = await start()
    expect(again.adopted).toBe(false)
    expect(statSync(join(dataDir, 'postgres/data/postmaster.pid')).uid).toBe(NOBODY)
  })
})
