import { cpus, loadavg, totalmem } from 'node:os'

/** What this was measured on, and how busy it was with other work: a figure without it says little. */
export const describeMachine = (browser: string): string => {
  const [first] = cpus()
  const gigabytes = Math.round(totalmem() / 1e9)
  const load = loadavg()[0]?.toFixed(1)
  return `${cpus().length} × ${first?.model.trim() || 'unknown processor'}, ${gigabytes} GB, Chromium ${browser}, load average ${load}`
}
