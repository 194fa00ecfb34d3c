import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { Refusal } from '../../refusal.ts'
import { handOver, type Place } from './place.ts'

const credentials = z.object({ superuser: z.string(), owner: z.string(), app: z.string() })

/** The passwords of the three roles: random, kept in the place, readable by us alone. */
export type Credentials = z.infer<typeof credentials>

export const readCredentials = (place: Place): Credentials => {
  const path = join(place.dir, 'credentials.json')
  if (!existsSync(path)) {
    if (existsSync(join(place.dir, 'data')))
      throw new Refusal(`${path} is missing, and without it the database beside it cannot be opened.`)
    const random = () => randomBytes(24).toString('base64url')
    const made = `${path}-partial-${process.pid}`
    writeFileSync(made, JSON.stringify({ superuser: random(), owner: random(), app: random() }), { mode: 0o600 })
    try {
      linkSync(made, path) // of two starts at once, one's passwords win, and whole
    } catch {}
    rmSync(made)
  }
  return credentials.parse(JSON.parse(readFileSync(path, 'utf8')))
}

const CONFIGURATION: Record<string, string> = {
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off', // every statement here is short; compiling one costs more than running it
}

/**
 * Makes the cluster in `place.dir/data` if there is none. Everything sorts and folds case by the rules that come with
 * Postgres itself, not by the machine's: an upgrade of the machine cannot break an index. With `durable: false` nothing of it is
 * made sure to be on the disk.
 */
export const initialise = async (
  place: Place,
  binaries: string,
  { superuser }: Credentials,
  { durable }: { durable: boolean },
): Promise<void> => {
  const data = join(place.dir, 'data')
  if (existsSync(data)) return refuseOtherMajor(data, binaries)
  // Named for the process, so that a sweep knows whose it was, and for the start: one process may start two at once.
  const partial = `${data}-partial-${process.pid}-${randomBytes(4).toString('hex')}`
  const passwordFile = `${partial}.password`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  handOver(partial, place)
  writeFileSync(passwordFile, superuser, { mode: 0o600 })
  handOver(passwordFile, place)
  try {
    await run(place, join(binaries, 'bin', 'initdb'), [
      ...['-D', partial, '-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'],
      ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions'],
      ...(durable ? [] : ['--no-sync']),
      ...Object.entries(CONFIGURATION).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ])
    renameSync(partial, data)
  } catch (error) {
    rmSync(partial, { recursive: true, force: true })
    if (!existsSync(data)) throw error // else another start was quicker
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

const refuseOtherMajor = (data: string, binaries: string): void => {
  const major = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  const version = /binaries-(.+)$/.exec(binaries)?.[1] ?? ''
  if (!version.startsWith(`${major}.`))
    throw new Refusal(
      `The database in ${data} is of Postgres ${major}, this Bincard brings ${version}; dump and restore it.`,
    )
}

/** What an ended start left half made. Only of processes that are gone: another start may be at work. */
export const sweep = (place: Place): void => {
  for (const name of readdirSync(place.dir)) {
    const pid = Number(/-partial-(\d+)/.exec(name)?.[1])
    if (pid && !alive(pid)) rmSync(join(place.dir, name), { recursive: true, force: true })
  }
}

export const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

const run = (place: Place, command: string, args: string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = ''
    const child = spawn(command, args, { cwd: place.dir, ...place.runAs, env: ENVIRONMENT })
    child.stderr.on('data', (bytes) => {
      said += bytes
    })
    child.stdout.resume()
    child.on('error', (error) => reject(new Refusal(`${command} does not run: ${error.message}`)))
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Refusal(`The embedded Postgres could not be set up: ${said.trim()}`)),
    )
  })

/** Nothing of ours: PGDATA, PGPORT and the like would lead it elsewhere. */
export const ENVIRONMENT = { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
