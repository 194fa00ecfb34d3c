/** Asks one address over and over on a few connections, in a process of its own, so that asking takes nothing from answering. */
import { fork } from 'node:child_process'
import { Agent, get } from 'node:http'
import { fileURLToPath } from 'node:url'

type Load = { url: string; headers: Record<string, string>; connections: number; seconds: number }
/** How many answers came a second, how long each took in ms, and the bytes of one. */
export type Loaded = { perSecond: number; ms: number[]; bytes: number }

export const loadFrom = (load: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [JSON.stringify(load)], { execArgv: ['--import', 'tsx'] })
    child.once('message', (loaded) => resolve(loaded as Loaded))
    child.once('exit', (code) => reject(new Error(`the load ended with ${code} before it had anything to say`)))
  })

const ask = ({ url, headers }: Load, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { headers, agent }, (response) => {
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`answered ${response.statusCode}`)),
      )
    }).on('error', reject)
  })

const run = async (load: Load): Promise<Loaded> => {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  const ms: number[] = []
  let bytes = 0
  const start = performance.now()
  const end = start + load.seconds * 1000
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (performance.now() < end) {
        const before = performance.now()
        bytes = await ask(load, agent)
        ms.push(performance.now() - before)
      }
    }),
  )
  agent.destroy()
  return { perSecond: ms.length / ((performance.now() - start) / 1000), ms, bytes }
}

if (process.send) process.send(await run(JSON.parse(process.argv[2] ?? '') as Load), () => process.exit(0))
