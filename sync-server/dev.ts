/** `npm run dev`: the demo server, started anew when its sources change, and Vite with hot reload in front of it. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './server.ts'

const API_PORT = process.env.BINCARD_API_PORT ?? '8080'
const node = (args: string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, BINCARD_API_PORT: API_PORT, ...env },
  })

const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
const parts = [
  node([tsx, 'watch', '--clear-screen=false', 'sync-server/main.ts', '--demo'], { PORT: API_PORT }),
  node([join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')]),
]

// One gone, all gone: half a development server only misleads.
for (const part of parts) {
  part.on('exit', (code) => {
    for (const other of parts) other.kill('SIGTERM')
    process.exitCode ??= code ?? 0
  })
}
