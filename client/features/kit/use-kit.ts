import { useMemo } from 'react'
import { type Component, type KitPlace, neededFor, offerTaking } from '../../../domain/kit.ts'
import { troubleOfUse } from '../../../domain/lot.ts'
import type { ItemDocument, LocationDocument } from '../../../domain/protocol/documents.ts'
import type { ChosenLot } from '../../parts/chosen-lot.ts'
import { type PadEntry, padEntry, padValue } from '../../ui/pad-entry.ts'
import { useDraft, useItem, useItemsById, useLocations, useStockOfItems } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { StockRow } from '../../view/rows.ts'
import { useToday } from '../../view/today.ts'

export type Way = 'kit' | 'unkit'
export type Spot = { locationId?: string; lot?: ChosenLot }

/** The work being entered, kept as a draft: what is made or taken apart, how many, and what somebody chose by hand. */
export type KitDraft = {
  way: Way
  itemId?: string
  entry: PadEntry
  /** By way, kit and item: a wrong tap on another kit or way and back finds what was chosen. */
  spots: Record<string, Spot>
  /** The bin it is made in, said before the kit itself. */
  at?: string
}

type Work = Pick<KitDraft, 'way' | 'itemId'>
export const spotKey = ({ way, itemId: kitId }: Work, itemId: string): string => `${way}/${kitId}/${itemId}`

export const spotOf = (draft: KitDraft, itemId: string): Spot | undefined => draft.spots[spotKey(draft, itemId)]

/** One item of the work, looked up: where it is taken from or put, how many are there. */
export type Part = {
  itemId: string
  item: ItemDocument | undefined
  needed: number | null
  /** It is taken out of stock; else it is put there. */
  taken: boolean
  location: LocationDocument | undefined
  lot: ChosenLot | undefined
  lotId: string | undefined
  /** What is odd about using it. */
  trouble: ReturnType<typeof troubleOfUse>
  /** Base units there of that lot. */
  onHand: number
  stock: readonly StockRow[]
}

const EMPTY: KitDraft = { way: 'kit', entry: padEntry(1, ''), spots: {} }

const takingsOf = (stock: readonly StockRow[], spot: Spot | undefined, siteId: string | null) =>
  stock
    .filter((row) => spot?.locationId === undefined || row.locationId === spot.locationId)
    .filter((row) => siteId === null || row.location?.siteId === siteId)
    .map((row) => ({ ...row, pickSequence: row.location?.pickSequence ?? null }))

export const useKit = () => {
  const workspace = useWorkspace()
  const [saved, setDraft] = useDraft<KitDraft>('kit')
  const draft = saved ?? EMPTY
  /** A scan may come before the last one is on screen. */
  const now = (): KitDraft => workspace.draft<KitDraft>('kit') ?? EMPTY
  const kit = useItem(draft.itemId)
  const components: readonly Component[] = kit?.components ?? []
  const ids = [...(kit ? [kit.id] : []), ...components.map(({ itemId }) => itemId)]
  const items = useItemsById(ids)
  const stock = useStockOfItems(ids)
  const locations = useLocations()
  const byId = useMemo(() => new Map(locations.map((place) => [place.id, place])), [locations])
  const kits = padValue(draft.entry) ?? 0
  const siteId = byId.get(spotOf(draft, draft.itemId ?? '')?.locationId ?? '')?.siteId ?? null
  const today = useToday(siteId)

  const partOf = (itemId: string, needed: number | null, taken: boolean): Part => {
    const spot = spotOf(draft, itemId)
    const rows = stock[itemId] ?? []
    const wanted = Math.max(needed ?? 1, 1)
    // One named lot is that lot; else what the rule offers, in the bin that was chosen or in any.
    const offered =
      taken && !spot?.lot
        ? offerTaking(takingsOf(rows, spot, spot?.locationId ? null : siteId), wanted, today)
        : undefined
    const locationId = spot?.locationId ?? offered?.locationId
    const lot =
      spot?.lot ?? (offered?.lot && offered.lotId ? { code: offered.lot.code, lotId: offered.lotId } : undefined)
    const lotId = lot ? (lot.lotId ?? workspace.lotId(itemId, lot.code)) : undefined
    const there = rows.filter((row) => row.locationId === locationId && (!lotId || row.lotId === lotId))
    const location = byId.get(locationId ?? '')
    const goods = location && { lot: there.find((row) => row.lotId === lotId)?.lot, place: location }
    return {
      ...{ itemId, item: items[itemId], needed, taken, lot, lotId, stock: rows, location },
      trouble: goods && taken ? troubleOfUse('consume', goods, today) : null,
      onHand: there.reduce((sum, row) => sum + row.onHand, 0),
    }
  }

  const parts = components.map((component) => partOf(component.itemId, neededFor(component, kits), draft.way === 'kit'))
  return {
    draft,
    kit,
    kits,
    components,
    parts,
    whole: kit ? partOf(kit.id, kits > 0 ? kits : null, draft.way === 'unkit') : undefined,
    production: locations.find((place) => place.kind === 'production'),
    change: (part: Partial<KitDraft>) => setDraft({ ...now(), ...part }),
    choose: (itemId: string) => {
      const next = { ...now(), itemId }
      const at = next.at && !spotOf(next, itemId) ? { [spotKey(next, itemId)]: { locationId: next.at } } : {}
      setDraft({ ...next, spots: { ...next.spots, ...at } })
    },
    clear: () => setDraft(undefined),
    setSpot: (itemId: string, spot: Spot) => {
      const next = now()
      setDraft({ ...next, spots: { ...next.spots, [spotKey(next, itemId)]: spot } })
    },
  }
}

export type Kit = ReturnType<typeof useKit>

export const placeIn = (parts: readonly Part[], itemId: string): KitPlace | undefined => {
  const part = parts.find((one) => one.itemId === itemId)
  if (!part?.location) return undefined
  return { itemId, locationId: part.location.id, ...(part.lotId ? { lotId: part.lotId } : {}) }
}
