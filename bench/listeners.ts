/** Devices that listen for pokes and do nothing else, in a process of their own. */
import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { io } from 'socket.io-client'
import { LIVE_PATH } from '../domain/protocol-limits.ts'

type Wanted = { url: string; tokens: string[]; each: number }

/** Opens `each` connections with every token; resolves when all are connected. `stop` ends them. */
export const openListeners = (wanted: Wanted): Promise<{ stop: () => void }> =>
  new Promise((resolve, reject) => {
    const child: ChildProcess = fork(fileURLToPath(import.meta.url), [JSON.stringify(wanted)], {
      execArgv: ['--import', 'tsx'],
    })
    child.once('message', () => resolve({ stop: () => child.kill() }))
    child.once('exit', (code) => reject(new Error(`the listeners ended with ${code}`)))
  })

const connect = (url: string, token: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = io(url, { path: LIVE_PATH, transports: ['websocket'], auth: { token }, forceNew: true })
    socket.once('connect', () => resolve())
    socket.once('connect_error', reject)
  })

const run = async ({ url, tokens, each }: Wanted): Promise<void> => {
  for (const token of tokens) await Promise.all(Array.from({ length: each }, () => connect(url, token)))
}

if (process.send) {
  await run(JSON.parse(process.argv[2] ?? '') as Wanted)
  process.send('connected')
}
