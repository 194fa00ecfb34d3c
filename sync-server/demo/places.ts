import { type DemoDocument, documentOf } from './document.ts'
import type { Random } from './random.ts'

export type Bin = { id: string; code: string; aisle: string }
export type Site = { id: string; letter: string; dockIn: string; dockOut: string; hold: string; bins: Bin[] }

const AISLES = ['A', 'B', 'C', 'D', 'E'] as const
const BAYS = 10
const LEVELS = 4

/** Two sites, each with a dock in, a dock out, a cage for what may not be used and 200 bins: five aisles of ten bays of four levels. */
export const makePlaces = (random: Random, madeAt: number): { sites: Site[]; documents: DemoDocument[] } => {
  const documents: DemoDocument[] = []
  const sites = ['North', 'South'].map((name): Site => {
    const letter = name.charAt(0)
    const siteId = random.id(madeAt)
    const put = (kind: string, code: string, label: string, more: Record<string, unknown> = {}): string => {
      const id = kind === 'site' ? siteId : random.id(madeAt)
      const set = { kind, code, name: label, siteId: kind === 'site' ? null : siteId, ...more }
      documents.push(documentOf('locations', id, set, kind === 'site' ? null : [siteId]))
      return id
    }
    put('site', name.toUpperCase(), name, { timeZone: 'Europe/Berlin' })
    const docks = put('zone', `${letter}-DOCKS`, 'Docks', { parentId: siteId })
    const dockIn = put('dock', `${letter}-IN`, 'Goods in', { parentId: docks, barcode: `DOCK-${letter}-IN` })
    const dockOut = put('dock', `${letter}-OUT`, 'Goods out', { parentId: docks, barcode: `DOCK-${letter}-OUT` })
    const cage = { parentId: docks, barcode: `BIN-${letter}-CAGE`, hold: true }
    const hold = put('bin', `${letter}-CAGE`, 'Cage for damaged goods', cage)
    const storage = put('zone', `${letter}-STORE`, 'Storage', { parentId: siteId })

    const bins: Bin[] = []
    for (const [turn, aisle] of AISLES.entries()) {
      const parentId = put('aisle', `${letter}-${aisle}`, `Aisle ${aisle}`, { parentId: storage })
      for (let bay = 1; bay <= BAYS; bay++) {
        for (let level = 1; level <= LEVELS; level++) {
          const code = `${letter}-${aisle}-${String(bay).padStart(2, '0')}-${level}`
          // Pickers walk up one aisle and down the next.
          const walked = turn % 2 === 0 ? bay - 1 : BAYS - bay
          const pickSequence = (turn * BAYS + walked) * LEVELS + level
          const id = put('bin', code, `Bin ${code}`, { parentId, barcode: `BIN-${code}`, pickSequence })
          bins.push({ id, code, aisle })
        }
      }
    }
    return { id: siteId, letter, dockIn, dockOut, hold, bins }
  })
  return { sites, documents }
}
