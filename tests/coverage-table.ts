import { relative } from 'node:path'
import type { Reporter } from 'vitest/node'
import { ROOT } from '../sync-server/server.ts'
import { FOLDERS } from './coverage.ts'

type Share = { total: number; covered: number }
/** The part of istanbul's map of coverage that is read here. */
type CoverageMap = {
  files: () => string[]
  fileCoverageFor: (file: string) => { toSummary: () => { lines: Share; branches: Share } }
}

const AIM = 90

/** After a run with coverage: how much of each folder it went through, all its files together. */
export default class CoverageTable implements Reporter {
  onCoverage(coverage: unknown): void {
    const map = coverage as CoverageMap
    const files = map
      .files()
      .map((file) => ({ path: relative(ROOT, file), sums: map.fileCoverageFor(file).toSummary() }))
    const rows = Object.keys(FOLDERS).map((pattern) => {
      const folder = pattern.replace('**', '')
      const here = files.filter(({ path }) => path.startsWith(folder))
      const percent = (of: 'lines' | 'branches'): string => {
        const [covered, total] = here.reduce(
          ([done, all], { sums }) => [done + sums[of].covered, all + sums[of].total],
          [0, 0],
        )
        return `${((100 * covered) / Math.max(1, total)).toFixed(1)} % (${covered} of ${total})`
      }
      return { folder, files: here.length, lines: percent('lines'), branches: percent('branches'), aim: `${AIM} %` }
    })
    console.table(rows)
  }
}
