import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const PLAYWRIGHT = fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core')))
const NONE =
  'These tests need Chromium, and there is none here nor could one be had: install the package chromium, then run them again.'

/** The machine as the search sees it; a test hands in one that it cannot be. */
export type Machine = {
  exists: (path: string) => boolean
  isRoot: boolean
  /** Where Playwright keeps the browser it downloads. */
  downloadPath: string
  /** Runs a program; what it complains of is shown. Answers whether it went well. */
  run: (command: string, ...args: string[]) => boolean
}

export const thisMachine = (): Machine => ({
  exists: existsSync,
  isRoot: process.getuid?.() === 0,
  downloadPath: chromium.executablePath(),
  run: (command, ...args) => {
    try {
      execFileSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] })
      return true
    } catch {
      return false
    }
  },
})

/** A system Chromium, else Debian's package where we may install it, else Playwright's download, else one clear sentence. */
export const findChromium = ({ exists, isRoot, downloadPath, run }: Machine = thisMachine()): string => {
  const found = (): string | undefined => [...SYSTEM, downloadPath].find(exists)
  const debian = () =>
    isRoot && exists('/usr/bin/apt-get') && run('apt-get', 'update') && run('apt-get', 'install', '-y', 'chromium')
  const playwright = () => run(process.execPath, PLAYWRIGHT, 'install', '--no-shell', 'chromium')
  for (const bring of [() => true, debian, playwright]) {
    const there = bring() ? found() : undefined
    if (there) return there
  }
  throw new Error(NONE)
}
