import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['client', 'domain', 'public', 'vite.config.ts', 'package-lock.json', 'CHANGELOG.md']

/** Names, sizes and times: quick to take, and different after any change. */
const stampOf = (root: string): string => {
  const hash = createHash('sha256')
  const add = (path: string): void => {
    const stat = statSync(join(root, path))
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) add(join(path, name))
    else hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`)
  }
  for (const source of SOURCES) if (existsSync(join(root, source))) add(source)
  return hash.digest('hex')
}

/** Builds the client when it is missing or older than its sources; answers whether it did. */
export const buildClientIfNeeded = (root: string): boolean => {
  const stampFile = join(root, 'dist', 'client.stamp')
  const stamp = stampOf(root)
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  // A test runner sets NODE_ENV to `test`: React would be built in its development version, for whoever starts the app next.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, env, stdio: 'inherit' })
  writeFileSync(stampFile, stamp)
  return true
}
