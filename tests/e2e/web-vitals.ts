/** How fast the app felt to the flows: largest paint, slowest answer to a tap, how far things jumped (https://web.dev/vitals). */
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { BrowserContext } from 'playwright-core'
import { ROOT } from '../../sync-server/server.ts'

export const VITALS = ['LCP', 'INP', 'CLS'] as const
export type Vital = { name: (typeof VITALS)[number]; value: number; screen: string; id: string }

/** Where the flows of a run write theirs; it stays until the next run. */
export const VITALS_FILE = join(ROOT, 'dist', 'web-vitals.ndjson')

type Reports = Record<`on${Vital['name']}`, (report: (vital: Vital) => void, options: object) => void>

/** As one script, which lies beside the modules. */
const library = (): string => readFileSync(new URL('web-vitals.iife.js', import.meta.resolve('web-vitals')), 'utf8')

/**
 * Every page of this phone says its figures as they change, since the flows close theirs before a browser would speak of the last;
 * gives what writes them down. Not measured, and not disturbed, is what has no window.
 */
export const watchVitals = async (context: BrowserContext): Promise<() => void> => {
  const latest = new Map<string, Vital>()
  await context.exposeFunction('recordVital', (vital: Vital) => void latest.set(vital.id, vital))
  // Each script of the browser's own has its own scope.
  await context.addInitScript({ content: `${library()}\nglobalThis.webVitals = webVitals` })
  await context.addInitScript((names) => {
    const { webVitals, recordVital } = globalThis as unknown as {
      webVitals: Reports
      recordVital: (vital: Vital) => void
    }
    const screen = location.pathname.replace(/[0-9a-f-]{36}/g, ':id')
    for (const name of names) {
      const report = ({ id, value }: Vital) => recordVital({ id, name, value, screen })
      webVitals[`on${name}`](report, { reportAllChanges: true })
    }
  }, VITALS)
  return () => {
    if (latest.size === 0) return
    mkdirSync(dirname(VITALS_FILE), { recursive: true })
    appendFileSync(VITALS_FILE, [...latest.values()].map((vital) => `${JSON.stringify(vital)}\n`).join(''))
  }
}
