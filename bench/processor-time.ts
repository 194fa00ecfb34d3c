/** Seconds of processor that this process and those it started have used: on a machine that has other work, time on the clock says little. */
import { readdirSync, readFileSync } from 'node:fs'

const TICKS_A_SECOND = 100

export type ProcessorTime = { server: number; postgres: number; browser: number }

type Process = { id: number; parent: number; name: string; seconds: number }

/** Linux alone; elsewhere there is nothing to read, and nothing is said. */
const processes = (): Process[] =>
  readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const line = readFileSync(`/proc/${entry}/stat`, 'utf8')
      const end = line.lastIndexOf(')')
      const [, parent, ...rest] = line.slice(end + 2).split(' ')
      // With that of its children that are gone: a connection that was closed has worked all the same.
      const seconds =
        rest.slice(9, Number(entry) === process.pid ? 11 : 13).reduce((sum, ticks) => sum + Number(ticks), 0) /
        TICKS_A_SECOND
      return [{ id: Number(entry), parent: Number(parent), name: line.slice(line.indexOf('(') + 1, end), seconds }]
    } catch {
      return [] // gone between the two looks
    }
  })

const groupOf = ({ id, name }: Process): keyof ProcessorTime | null => {
  if (id === process.pid) return 'server'
  if (name.startsWith('postgres')) return 'postgres'
  return name.startsWith('chrom') ? 'browser' : null
}

/** So far, by what it was used for. Everything that this process started, however far down. */
export const processorTime = (): ProcessorTime => {
  const all = new Map(processes().map((one) => [one.id, one]))
  const isOurs = ({ id, parent }: Process): boolean => {
    if (id === process.pid) return true
    const above = all.get(parent)
    return above !== undefined && isOurs(above)
  }
  const sum: ProcessorTime = { server: 0, postgres: 0, browser: 0 }
  for (const one of all.values()) {
    const group = groupOf(one)
    if (group && isOurs(one)) sum[group] += one.seconds
  }
  return sum
}

export const saySince = (before: ProcessorTime): string => {
  const now = processorTime()
  return (['server', 'postgres', 'browser'] as const)
    .map((group) => `${group} ${(now[group] - before[group]).toFixed(1)}`)
    .join(', ')
}
