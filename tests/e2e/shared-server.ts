import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { TestProject } from 'vitest/node'
import { ServerProcess } from './server-process.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that the flows share, each with an organisation of its own. */
    server: { url: string; dataDir: string }
  }
}

/** Starts the app as `npm start` does, demo warehouse included, once for all flows. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = new ServerProcess()
  await server.start()
  project.provide('server', { url: server.url, dataDir: server.dataDir })
  return async () => {
    await server.stop()
    rmSync(dirname(server.dataDir), { recursive: true, force: true })
  }
}
