import { useCallback } from 'react'
import { isPhysical } from '../../../domain/location.ts'
import { byExpiry, isUsable } from '../../../domain/lot.ts'
import { byPickSequence } from '../../../domain/put-away.ts'
import { warn } from '../../ui/toast.ts'
import { dayOf } from '../../ui/when.ts'
import { words } from '../../ui/words.ts'
import { useDraft, useLocation, useLocations } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { locationQuery } from '../../view/places.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { itemStockQuery } from '../../view/stock.ts'
import type { Workspace } from '../../view/workspace.ts'
import { type Basket, type BasketKind, EMPTY_BASKET, type Sources } from './basket.ts'
import type { Facts } from './build.ts'

/** First expired first, usable lots alone, then as one walks. */
export const sourcesIn =
  (workspace: Workspace): Sources =>
  (itemId) => {
    const today = dayOf(new Date())
    return workspace
      .read(itemStockQuery(itemId))
      .filter((row) => row.location && isPhysical(row.location.kind) && (!row.lot || isUsable(row.lot, today)))
      .sort(
        (a, b) =>
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
  }))
  return [basket, { kind, lines, to, transit }, change]
}
