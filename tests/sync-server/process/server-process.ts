import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { ROOT } from '../../../sync-server/server.ts'

const NOBODY = 65_534

/** A real server process, as `npm start` and `npm run serve` run it, with the settings of a test and no others. */
export class ServerProcess {
  readonly child: ChildProcess
  readonly exit: Promise<number | null>
  /** Everything that it said, on both outputs. */
  said = ''

  /** `as: 'nobody'` needs root. Through npm a start costs half a second more, so that only one test does it. */
  constructor(
    script: 'start' | 'serve',
    settings: Record<string, string>,
    { as, through = 'node' }: { as?: 'nobody'; through?: 'node' | 'npm' } = {},
  ) {
    const args = ['--import', 'tsx', 'sync-server/main.ts', ...(script === 'start' ? ['--demo'] : [])]
    const [program, programArgs] = through === 'npm' ? ['npm', ['run', script]] : [process.execPath, args]
    const env = { PATH: process.env.PATH, PORT: '0', LOG_LEVEL: 'error', ...settings }
    const user = as ? { uid: NOBODY, gid: NOBODY } : {}
    this.child = spawn(program, programArgs, { cwd: ROOT, env, ...user, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const output of [this.child.stdout, this.child.stderr])
      output?.on('data', (chunk: Buffer) => {
        this.said += chunk
      })
    this.exit = once(this.child, 'close').then(([code]) => code as number | null)
  }

  /** Resolves with its address when it serves. */
  async url(): Promise<string> {
    let ended = false
    void this.exit.then(() => {
      ended = true
    })
    for (;;) {
      const url = /Bincard is at (\S+)/.exec(this.said)?.[1]
      if (url) return url
      if (ended) throw new Error(`the server ended: ${this.said}`)
      await new Promise((pause) => setTimeout(pause, 10))
    }
  }

  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null> {
    this.child.kill('SIGTERM')
    return this.exit
  }
}
