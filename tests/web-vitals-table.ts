import { existsSync, readFileSync, rmSync } from 'node:fs'
import type { Reporter } from 'vitest/node'
import { quantile } from '../bench/quantiles.ts'
import { VITALS, VITALS_FILE, type Vital } from './e2e/web-vitals.ts'

/** What is called good (https://web.dev/articles/vitals), of three quarters of the visits. */
const GOOD: Record<Vital['name'], number> = { LCP: 2_500, INP: 200, CLS: 0.1 }

const said = (name: Vital['name'], value: number): string =>
  name === 'CLS' ? value.toFixed(3) : `${Math.round(value)} ms`

/** Prints what the flows of the run felt like to the browser. */
export default class WebVitalsTable implements Reporter {
  onTestRunStart(): void {
    rmSync(VITALS_FILE, { force: true })
  }

  onTestRunEnd(): void {
    if (!existsSync(VITALS_FILE)) return
    const lines = readFileSync(VITALS_FILE, 'utf8').trim().split('\n')
    const vitals = lines.map((line) => JSON.parse(line) as Vital)
    for (const name of VITALS) {
      const values = vitals.filter((vital) => vital.name === name).map(({ value }) => value)
      if (values.length === 0) continue
      const at = (share: number): string => said(name, quantile(values, share))
      console.log(
        `${name} of ${values.length} pages: p50 ${at(0.5)}, p75 ${at(0.75)} (good: ${said(name, GOOD[name])}), p95 ${at(0.95)}, most ${at(1)}`,
      )
    }
  }
}
