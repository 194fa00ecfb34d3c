import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../../sync-server/server.ts'

/** What `npm start` needs; with the app as it is built, so that the first start need not build it. */
const PARTS = [
  ...['client', 'domain', 'migrations', 'public', 'sync-server', 'dist'],
  ...['package.json', 'package-lock.json', 'CHANGELOG.md', 'tsconfig.base.json', 'vite.config.ts'],
]

/** A copy of this checkout, to be updated as whoever runs it would: the sources change, the server starts again. */
export class Installation {
  readonly root = mkdtempSync(join(tmpdir(), 'bincard-installation-'))

  constructor() {
    chmodSync(this.root, 0o755)
    execFileSync('cp', ['-a', ...PARTS.map((part) => join(ROOT, part)), this.root])
    symlinkSync(join(ROOT, 'node_modules'), join(this.root, 'node_modules'))
  }

  /** Another wording in a source file; the next start builds the app anew. */
  rewrite(path: string, from: string, to: string): void {
    const file = join(this.root, path)
    const source = readFileSync(file, 'utf8')
    if (!source.includes(from)) throw new Error(`${path} does not say ${from}`)
    writeFileSync(file, source.replace(from, to))
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
