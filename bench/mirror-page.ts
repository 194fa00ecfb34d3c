import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import type { Page } from 'playwright-core'
import { build } from 'vite'

/** Under the API's path, which the service worker leaves alone. */
const PATH = '/api/bench/'
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }

export type MirrorPage = { open: (page: Page, url: string) => Promise<void>; remove: () => void }

/** Builds the page that times the client's modules; gives how to open it on the origin of the app, whose databases it reads. */
export const buildMirrorPage = async (): Promise<MirrorPage> => {
  const outDir = mkdtempSync(join(tmpdir(), 'bincard-bench-page-'))
  await build({
    configFile: false,
    root: join(import.meta.dirname, 'mirror-page'),
    base: PATH,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
  })
  return {
    open: async (page, url) => {
      await page.route(`${url}${PATH}**`, (route) => {
        const file = new URL(route.request().url()).pathname.slice(PATH.length) || 'index.html'
        return route.fulfill({
          body: readFileSync(join(outDir, file)),
          contentType: TYPES[extname(file)] ?? 'text/plain',
        })
      })
      await page.goto(`${url}${PATH}`)
      await page.waitForFunction(() => 'bench' in window)
    },
    remove: () => rmSync(outDir, { recursive: true, force: true }),
  }
}
