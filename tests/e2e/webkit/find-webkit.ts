/** WebKitGTK stands in for the browser of iOS, which no Linux can run: its WebDriver, the small browser that comes with it, and a screen for it. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Machine, thisMachine } from '../find-chromium.ts'

const DRIVER = '/usr/bin/WebKitWebDriver'
const SCREEN = '/usr/bin/Xvfb'
/** Debian puts the browser beside the library, in a folder that is named for the processor and the library's version. */
const LIBRARIES = '/usr/lib'

export type WebKit = { driver: string; browser: string; screen: string }

const miniBrowsers = (): string[] => {
  const folders = readdirSync(LIBRARIES, { withFileTypes: true }).filter((entry) => entry.name.endsWith('-linux-gnu'))
  return folders.flatMap(({ name }) =>
    readdirSync(join(LIBRARIES, name))
      .filter((library) => library.startsWith('webkit'))
      .map((library) => join(LIBRARIES, name, library, 'MiniBrowser')),
  )
}

/** What is installed, else Debian's packages where we may install them; undefined where neither is to be had. */
export const findWebKit = ({ exists, isRoot, run }: Machine = thisMachine()): WebKit | undefined => {
  const found = (): WebKit | undefined => {
    const browser = miniBrowsers().find(exists)
    return browser && exists(DRIVER) && exists(SCREEN) ? { driver: DRIVER, browser, screen: SCREEN } : undefined
  }
  const install = (): boolean =>
    isRoot &&
    exists('/usr/bin/apt-get') &&
    run('apt-get', 'update') &&
    run('apt-get', 'install', '-y', '--no-install-recommends', 'webkit2gtk-driver', 'xvfb')
  return found() ?? (install() ? found() : undefined)
}
