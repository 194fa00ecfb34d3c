import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A system Chromium, else Debian's package where we may install it, else one clear sentence. */
const findChromium = (): string => {
  const found = () => SYSTEM.find((path) => existsSync(path))
  const there = found()
  if (there) return there
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    execFileSync('apt-get', ['update'], { stdio: 'ignore' })
    execFileSync('apt-get', ['install', '-y', 'chromium'], { stdio: 'ignore' })
  }
  const installed = found()
  if (!installed) throw new Error('These tests need Chromium: install the package chromium, then run them again.')
  return installed
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium(),
    // Root may not use the sandbox; without the others Chromium calls its makers' hosts.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
