/**
 * `npm start`, from the command to the line with the address: the first time on an empty data directory, which makes the demo warehouse,
 * and every time after that. The reference is a Node process that loads TypeScript and does nothing.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildClientIfNeeded } from '../sync-server/build-client.ts'
import { ROOT } from '../sync-server/server.ts'
import { type Figures, note, printFigures } from './figures.ts'
import { quantile } from './quantiles.ts'

const STARTS = 5
const SECOND = 'npm start, every time after the first'
const AIM_MS = 3_000

const ended = async (program: string, args: string[]): Promise<number> => {
  const began = performance.now()
  await once(spawn(program, args, { cwd: ROOT, stdio: 'ignore' }), 'close')
  return performance.now() - began
}

/** How long it takes until it serves; it is stopped again, and must end well. */
const startOnce = async (dataDir: string): Promise<number> => {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, PORT: '0', BINCARD_DATA_DIR: dataDir }
  const began = performance.now()
  const child = spawn('npm', ['start'], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'inherit'] })
  const closed = once(child, 'close')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk
      if (said.includes('Bincard is at ')) resolve()
    })
    child.on('error', reject)
    child.on('close', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)))
  })
  const took = performance.now() - began
  child.kill('SIGTERM')
  const [code] = await closed
  if (code !== 0) throw new Error(`npm start was stopped and ended with ${code}`)
  return took
}

export const measureServerStart = async (): Promise<void> => {
  buildClientIfNeeded(ROOT)
  const folder = mkdtempSync(join(tmpdir(), 'bincard-bench-'))
  chmodSync(folder, 0o755) // closed, as mkdtemp makes it, Postgres' own user could not enter
  try {
    const figures: Figures = new Map()
    note(figures, 'npm start, the first time', await startOnce(join(folder, 'data')))
    for (let at = 0; at < STARTS; at++) {
      note(figures, 'a Node process alone', await ended(process.execPath, ['--import', 'tsx', '--eval', '0']))
      note(figures, SECOND, await startOnce(join(folder, 'data')))
    }
    console.log('\nthe server')
    const ms = quantile(figures.get('a Node process alone') ?? [], 0.5)
    printFigures(figures, { [SECOND]: AIM_MS }, { name: 'a Node process alone', ms })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
