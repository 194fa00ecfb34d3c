import { type HeldLot, holdLotOf, holdPlaceOf } from '../../../domain/hold.ts'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import { byExpiry, isUsable } from '../../../domain/lot.ts'
import type { ItemDocument, LocationDocument, LotDocument } from '../../../domain/protocol/documents.ts'
import { byPickSequence } from '../../../domain/put-away.ts'
import { useItem, useItemStock, useLocations, useLots, useOrderLots } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { StockRow } from '../../view/rows.ts'
import { useToday } from '../../view/today.ts'
import type { Job } from './job.ts'
import type { OpenLine, Work } from './open-line.ts'
import type { WorkLine } from './use-work.ts'

/** The open line with all it names looked up, and what is obvious proposed. */
export type LineFacts = {
  job: Job
  orderId: string
  open: OpenLine
  work: WorkLine
  item: ItemDocument | undefined
  /** The bin or dock of this site, and the virtual place at the other end. */
  place: LocationDocument | undefined
  outside: LocationDocument | undefined
  lot: LotFacts | undefined
  /** Damaged goods whose lot cannot say so, at a place that does not say so either: they will count as available. */
  countsAsAvailable: boolean
  /** Base units of the item by location, for choosing where to take from. */
  byLocation: ReadonlyMap<string, number>
}

export type LotFacts = {
  id: string
  code: string
  known: LotDocument | undefined
  made: HeldLot | null
  expiresOn?: string
  manufacturedOn?: string
}

/** The physical places of the site, as one walks. */
export const placesOf = (locations: readonly LocationDocument[], siteId: string): LocationDocument[] =>
  locations
    .filter((place) => isPhysical(place.kind) && !place.archived && siteOf(place) === siteId)
    .sort(byPickSequence)

/** Where the goods of a line are taken from: the bin of the lot that expires first, usable ones alone. */
const sourceOf = (rows: readonly StockRow[], siteId: string, today: string): StockRow | undefined => {
  const usable = (row: StockRow) => !row.location?.hold && (row.lot === undefined || isUsable(row.lot, today))
  const lotOrder = (a: StockRow, b: StockRow) => (a.lot && b.lot ? byExpiry(a.lot, b.lot) : 0)
  const walk = (a: StockRow, b: StockRow) => (a.location && b.location ? byPickSequence(a.location, b.location) : 0)
  return rows
    .filter((row) => row.onHand > 0 && row.location && siteOf(row.location) === siteId && usable(row))
    .sort((a, b) => lotOrder(a, b) || walk(a, b))[0]
}

/** Where goods of this job usually stand: the dock. */
export const dockOf = (places: readonly LocationDocument[]) =>
  places.find((place) => place.kind === 'dock' && !place.hold)

type Asked = { job: Job; orderId: string; work: Work; open: OpenLine; line: WorkLine }

export const useLineFacts = ({ job, orderId, work, open, line }: Asked): LineFacts => {
  const workspace = useWorkspace()
  const locations = useLocations()
  const item = useItem(line.line.itemId)
  const stock = useItemStock(line.line.itemId)
  const lots = useLots(line.line.itemId)
  const onTheRoad = useOrderLots(orderId)
  const today = useToday(job.siteId)
  const places = placesOf(locations, job.siteId)
  const here = stock.filter((row) => !open.placeId || row.locationId === open.placeId)
  const source = job.name === 'send' ? sourceOf(here, job.siteId, today) : undefined

  const proposedId =
    job.name === 'send' ? source?.lotId : onTheRoad.find(({ lineId }) => lineId === line.line.id)?.lotId
  const proposed = lots.find((lot) => lot.id === proposedId)
  const tracked = item !== undefined && item.tracking !== 'none'
  const said = open.lot ?? (proposed ? { code: proposed.code, lotId: proposed.id } : undefined)
  const lotNamed = (code: string, lotId?: string) => {
    const id = lotId || workspace.lotId(line.line.itemId, code)
    return { id, code, known: lots.find((one) => one.id === id) }
  }
  const named =
    tracked && said
      ? lotNamed(said.code || (lots.find((one) => one.id === said.lotId)?.code ?? ''), said.lotId)
      : undefined
  // What comes from another site keeps its lot: what left is what arrives.
  const held = open.damaged && job.kind === 'receipt' ? holdLotOf(item?.tracking ?? 'none', named) : null
  const lot = held ? lotNamed(held.code) : named
  const expiresOn = said?.expiresOn ?? named?.known?.expiresOn ?? undefined
  const manufacturedOn = said?.manufacturedOn ?? named?.known?.manufacturedOn ?? undefined

  const holding = open.damaged && !held ? holdPlaceOf(job.siteId, places) : undefined
  const usual =
    job.name === 'send'
      ? source?.location
      : (holding ?? places.find((one) => one.id === work.placeId) ?? dockOf(places))
  const place = places.find((one) => one.id === open.placeId) ?? usual
  return {
    ...{ job, orderId, open, work: line, item, place },
    outside: locations.find((one) => one.kind === job.outside && !one.archived),
    lot: lot && {
      ...{ ...lot, made: held },
      ...(expiresOn ? { expiresOn } : {}),
      ...(manufacturedOn ? { manufacturedOn } : {}),
    },
    countsAsAvailable: open.damaged && !held && !place?.hold && (lot?.known?.status ?? 'available') === 'available',
    byLocation: new Map(
      stock.map((row) => [
        row.locationId,
        stock.filter((one) => one.locationId === row.locationId).reduce((sum, one) => sum + one.onHand, 0),
      ]),
    ),
  }
}
