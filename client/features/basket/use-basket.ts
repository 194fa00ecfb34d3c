import { useCallback, useEffect } from 'react'
import { useLocation as useRoute, useSearch } from 'wouter'
import { isPhysical, siteOf } from '../../../domain/location.ts'
import { byExpiry, isUsable } from '../../../domain/lot.ts'
import { byPickSequence } from '../../../domain/put-away.ts'
import { say, warn } from '../../ui/toast.ts'
import { useDraft, useLocation, useLocations, useReady } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { locationQuery } from '../../view/places.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { StockRow } from '../../view/rows.ts'
import { itemStockQuery, onHandAtQuery } from '../../view/stock.ts'
import { todayIn } from '../../view/today.ts'
import type { Workspace } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { type Basket, type BasketKind, begun, EMPTY_BASKET, type Sources } from './basket.ts'
import type { Facts } from './build.ts'
import { rejectedBasket } from './rejected.ts'

/** Usable lots alone, what stands on hold last; first expired first, then as one walks. */
export const sourcesIn =
  (workspace: Workspace): Sources =>
  (itemId) => {
    const isGood = ({ lot, location }: StockRow) =>
      !lot || isUsable(lot, todayIn(workspace, location ? siteOf(location) : null))
    return workspace
      .read(itemStockQuery(itemId))
      .filter((row) => row.location && isPhysical(row.location.kind) && isGood(row))
      .sort(
        (a, b) =>
          Number(a.location?.hold ?? false) - Number(b.location?.hold ?? false) ||
          (a.lot && b.lot ? byExpiry(a.lot, b.lot) : 0) ||
          (a.location && b.location ? byPickSequence(a.location, b.location) : 0),
      )
  }

/** The basket as it is kept on this device, with all it names looked up. A change sees what the one before left. */
export const useBasket = (kind: BasketKind): [Basket, Facts, (change: (basket: Basket) => Basket) => void] => {
  const workspace = useWorkspace()
  const key = `basket:${kind}`
  const [basket = EMPTY_BASKET] = useDraft<Basket>(key)
  const to = useLocation(basket.toId)
  const transit = useLocations().find((place) => place.kind === 'transit' && !place.archived)
  const change = useCallback(
    (next: (basket: Basket) => Basket) => {
      const after = next(workspace.draft<Basket>(key) ?? EMPTY_BASKET)
      workspace.setDraft(key, after === EMPTY_BASKET ? undefined : after).catch((cause: unknown) => {
        console.error('draft', cause)
        warn(words.failure.noRoom)
      })
    },
    [workspace, key],
  )
  const lines = basket.lines.map((line) => ({
    line,
    item: workspace.read(itemQuery(line.itemId)),
    from: workspace.read(locationQuery(line.fromId)),
    onHand: line.fromId
      ? workspace.read(onHandAtQuery({ itemId: line.itemId, locationId: line.fromId, lotId: line.lot?.lotId }))
      : undefined,
  }))
  return [basket, { kind, lines, to, transit }, change]
}

type Change = (next: (basket: Basket) => Basket) => void

/** A link to the screen names what it begins with: `?item=…&lot=…&lotCode=…&from=…`, or what was not accepted: `?replaces=…`. */
export const useLinkedBasket = (kind: BasketKind, change: Change): void => {
  const workspace = useWorkspace()
  const ready = useReady()
  const search = useSearch()
  const [path, navigate] = useRoute()
  useEffect(() => {
    const said = new URLSearchParams(search)
    const get = (key: string) => said.get(key) || undefined
    const [fromId, lotId, item] = [get('from'), get('lot'), workspace.read(itemQuery(get('item')))]
    const rejected = ready ? rejectedBasket(workspace, get('replaces') ?? '', kind) : undefined
    if (rejected) {
      const before = workspace.draft<Basket>(`basket:${kind}`)
      change(() => rejected)
      if (before) say(words.flows.replaced, { undo: () => change(() => before) })
      return navigate(path, { replace: true })
    }
    if (!ready || (!said.has('item') && !fromId)) return
    const lot = lotId ? { code: get('lotCode') ?? '', lotId } : undefined
    const goods = item && { item, unit: get('unit') ?? item.baseUnit, quantity: 1, lot }
    change((now) => begun(now, { fromId, goods }, sourcesIn(workspace)))
    navigate(path, { replace: true })
  }, [search, ready, kind, change, workspace, path, navigate])
}
