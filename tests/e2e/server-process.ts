import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../sync-server/server.ts'

/** A directory of its own for one server: open to all, since the embedded Postgres runs as another user than root. */
export const newDataDir = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'bincard-e2e-'))
  chmodSync(dir, 0o755)
  return join(dir, 'data')
}

/** What `npm start` starts: a server with its own Postgres. It can be killed, and started again at the same address. */
export class ServerProcess {
  readonly dataDir: string
  readonly #root: string
  #child: ChildProcess | undefined
  #port = '0'
  url = ''

  constructor({ root = ROOT, dataDir = newDataDir() }: { root?: string; dataDir?: string } = {}) {
    this.#root = root
    this.dataDir = dataDir
  }

  async start(): Promise<void> {
    const child = spawn(process.execPath, ['--import', 'tsx', 'sync-server/main.ts', '--demo'], {
      cwd: this.#root,
      env: { ...process.env, PORT: this.#port, BINCARD_DATA_DIR: this.dataDir },
    })
    this.#child = child
    this.url = await addressOf(child)
    this.#port = new URL(this.url).port
  }

  /** As a power cut would: nothing is finished, nothing is said. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  /** As an operator would: what is under way is finished. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
}

/** The address it prints once it listens; rejects with all it said when it ends before. */
const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const listen = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /Bincard is at (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.on('exit', (code, signal) => reject(new Error(`the server ended with ${code ?? signal}: ${said}`)))
  })
