import { cellFault, rowFault } from '../../domain/row-fault.ts'
import { readNumber, readYesNo } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { newId } from '../ledger/new-id.ts'
import type { Directory, Known } from './directory.ts'
import { planDocument } from './documents.ts'
import { emptyPlan, firstUse, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

type Named = { row: number; cells: Row['cells']; site: string; code: string; current: Known | undefined; id: string }

const isSite = (cells: Row['cells'], directory: Directory): boolean =>
  cells.has('kind')
    ? cells.get('kind') === 'site'
    : (cells.get('site') ?? '') === '' &&
      directory.locations.has(JSON.stringify([cells.get('code'), cells.get('code')]))

/** Every row's place gets its id first, so that a place may stand before the one that holds it. */
const named = (rows: readonly Row[], directory: Directory, plan: Plan): Named[] => {
  const uses = new Map<string, number>()
  return rows.flatMap(({ row, cells }) => {
    const code = cells.get('code') ?? ''
    const site = isSite(cells, directory) ? code : (cells.get('site') ?? '')
    const key = JSON.stringify([site, code])
    const first = firstUse(uses, key, row)
    const wrong =
      code === ''
        ? cellFault('key-empty', 'code')
        : site === ''
          ? cellFault('site-needed', 'site')
          : first !== undefined
            ? cellFault('seen-before', 'code', { value: code, row: first })
            : directory.ambiguous.has(`location ${code}`)
              ? cellFault('several', 'code', { value: code })
              : null
    if (wrong) {
      plan.errors.push({ row, ...wrong })
      return []
    }
    const current = directory.locations.get(key)
    return [{ row, cells, site, code, current, id: current?.id ?? newId() }]
  })
}

/** A place comes after the one that holds it, or it would wait for it. */
const holdersFirst = (places: readonly Named[]): Named[] => {
  const byKey = new Map(places.map((place) => [JSON.stringify([place.site, place.code]), place]))
  const done = new Set<Named>()
  const visit = (place: Named): void => {
    if (done.has(place)) return
    done.add(place)
    for (const code of [place.site, place.cells.get('parent') ?? '']) {
      const holder = byKey.get(JSON.stringify([place.site, code]))
      if (holder) visit(holder)
    }
    ordered.push(place)
  }
  const ordered: Named[] = []
  for (const place of places) visit(place)
  return ordered
}

/** A place of before this field holds nothing back: to say so changes nothing. */
const holdOf = (cell: string | undefined, current: Known | undefined): { hold?: unknown } => {
  const hold = cell === undefined ? undefined : readYesNo(cell)
  return hold === undefined || (hold === false && current && current.doc.hold === undefined) ? {} : { hold }
}

/** A note for people; a place of before this field has none, and to say so changes nothing. */
const capacityOf = (cell: string | undefined, current: Known | undefined): { capacity?: unknown } =>
  cell === undefined || (cell === '' && !current?.doc.capacity) ? {} : { capacity: cell || null }

export const planLocations = async (
  rows: readonly Row[],
  directory: Directory,
  signal?: AbortSignal,
): Promise<Plan> => {
  const plan = emptyPlan()
  const places = named(rows, directory, plan)
  const idOf = new Map(places.map((place) => [JSON.stringify([place.site, place.code]), place.id]))
  const find = (site: string, code: string): string | undefined =>
    idOf.get(JSON.stringify([site, code])) ?? directory.locations.get(JSON.stringify([site, code]))?.id
  let place = 0
  for await (const { row, cells, site, code, current, id } of inSlices(holdersFirst(places), signal)) {
    place++
    const siteId = find(site, site)
    const parent = cells.get('parent') ?? ''
    const parentId = parent === '' ? null : find(site, parent)
    if (!siteId) plan.errors.push(rowFault(row, 'unknown', 'site', { value: site }))
    if (parentId === undefined) plan.errors.push(rowFault(row, 'unknown-in', 'parent', { value: parent, site }))
    const number = cells.get('pickSequence')
    const set: Record<string, unknown> = {
      code,
      siteId: site === code ? null : siteId,
      ...(cells.has('parent') ? { parentId } : {}),
      ...(number === undefined ? {} : { pickSequence: number === '' ? null : readNumber(number) }),
      ...holdOf(cells.get('hold'), current),
      ...capacityOf(cells.get('capacity'), current),
      ...(cells.has('archived') ? { archived: readYesNo(cells.get('archived') ?? '') } : {}),
    }
    for (const field of ['name', 'kind']) if (cells.has(field)) set[field] = cells.get(field)
    for (const field of ['barcode', 'timeZone']) if (cells.has(field)) set[field] = cells.get(field) || null
    const before = plan.actions.length
    if (siteId && parentId !== undefined) planDocument(plan, row, 'locations', id, set, current)
    // The order that was found is the order in which they apply.
    for (const action of plan.actions.slice(before)) action.deviceSeq = place
  }
  return plan
}
