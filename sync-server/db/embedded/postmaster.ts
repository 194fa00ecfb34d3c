import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Refusal } from '../../refusal.ts'
import { alive, ENVIRONMENT } from './cluster.ts'
import { handOver, type Place } from './place.ts'

/** A server process over the place's data, if there is one: `busy` while it starts, recovers or shuts down. */
export type Postmaster = { state: 'none' } | { state: 'busy' } | { state: 'ready'; pid: number; port: number }

/** Postgres writes postmaster.pid: process id, data, start, port, …, status in the eighth line; and removes it last. */
export const lookFor = (place: Place): Postmaster => {
  const path = join(place.dir, 'data', 'postmaster.pid')
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]?.trim()]
  if (!pid || !alive(pid)) return { state: 'none' } // a stale file of a dead process Postgres clears away by itself
  if (!isPostgres(pid)) {
    // After a reboot, or in a new container, the number may be another process's: Postgres would refuse for ever.
    rmSync(path, { force: true })
    return { state: 'none' }
  }
  return status === 'ready' && port ? { state: 'ready', pid, port } : { state: 'busy' }
}

const isPostgres = (pid: number): boolean => {
  const commandLine = `/proc/${pid}/cmdline`
  if (!existsSync(commandLine)) return process.platform !== 'linux'
  try {
    return /postgres/.test(readFileSync(commandLine, 'utf8'))
  } catch {
    return true
  }
}

const MAX_LOG_BYTES = 10 * 1024 * 1024

/**
 * Starts a server; resolves once it is ready, or to say why to try again. It gets a session of its own, so that Ctrl-C
 * in the terminal reaches us alone and we can finish what is under way before we stop it.
 */
export const launch = async (
  place: Place,
  binaries: string,
  port: number,
  settings: Record<string, string>,
): Promise<'ready' | 'port-taken' | 'try-again'> => {
  const data = join(place.dir, 'data')
  const logPath = join(place.dir, 'postgres.log')
  if ((statSync(logPath, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) truncateSync(logPath)
  const log = openSync(logPath, 'a', 0o600)
  handOver(logPath, place)
  const from = statSync(logPath).size
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    [
      ...['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { cwd: place.dir, ...place.runAs, env: ENVIRONMENT, detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  child.unref()
  let ended = false
  child.on('error', () => {
    ended = true
  })
  child.on('exit', () => {
    ended = true
  })
  while (!ended) {
    const seen = lookFor(place)
    if (seen.state === 'ready' && seen.pid === child.pid) return 'ready'
    await sleep(20)
  }
  const said = readFileSync(logPath, 'utf8').slice(from)
  if (/could not bind|Address already in use/.test(said)) return 'port-taken'
  // Another start was quicker, or the last children of a killed server still hold its memory.
  if (/lock file ".*" already exists|pre-existing shared memory block|is in use/.test(said)) return 'try-again'
  throw new Refusal(`The embedded Postgres does not start (see ${logPath}): ${said.trim().split('\n').at(-1) ?? ''}`)
}

/** A fast shutdown: open transactions are rolled back, what was committed is written out. Waits for the end. */
export const shutDown = async (place: Place): Promise<void> => {
  const seen = lookFor(place)
  if (seen.state !== 'ready') return
  signal(seen.pid, 'SIGINT')
  const hurryAt = Date.now() + 20_000
  // Not by the process id: in a container nobody may reap an adopted one, and a zombie looks alive.
  while (existsSync(join(place.dir, 'data', 'postmaster.pid')) && alive(seen.pid)) {
    if (Date.now() > hurryAt) signal(seen.pid, 'SIGQUIT')
    await sleep(Date.now() > hurryAt ? 500 : 20)
  }
}

const signal = (pid: number, name: 'SIGINT' | 'SIGQUIT'): void => {
  try {
    process.kill(pid, name)
  } catch {
    // it ended in between
  }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
