import { goesBelowNothing, isTracked } from '../../../domain/item.ts'
import { kitMoves } from '../../../domain/kit.ts'
import { siteOf } from '../../../domain/location.ts'
import { mayOverrule } from '../../../domain/lot.ts'
import { sitesOf } from '../../../domain/movement.ts'
import { type Member, mayMove } from '../../../domain/permissions.ts'
import { sayBelowNothing } from '../../parts/below-nothing-said.ts'
import { placeSaid } from '../../parts/place-said.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { type Kit, type Part, placeIn } from './use-kit.ts'

/** What still stands between the work and its record: something to choose, or words for what cannot be. */
export type KitGap =
  | { kind: 'item' }
  | { kind: 'quantity' }
  | { kind: 'place' | 'lot'; itemId: string; name: string }
  | { kind: 'cannot'; why: string }
  | undefined

const gapOfPart = ({ item, needed, taken, location, lotId, onHand, itemId, trouble }: Part, member: Member): KitGap => {
  const name = item?.name ?? words.unknownName
  if (!item) return { kind: 'cannot', why: words.kit.unknownPart }
  if (needed === null) return { kind: 'cannot', why: words.flows.tooMany }
  if (item.tracking === 'serial' && needed > 1) return { kind: 'cannot', why: words.kit.oneSerial(name) }
  if (!location) return { kind: 'place', itemId, name }
  if (isTracked(item) && !lotId) return { kind: 'lot', itemId, name }
  if (trouble && !mayOverrule(member, siteOf(location))) {
    return { kind: 'cannot', why: `${name}: ${words.flows.useStop[trouble]}` }
  }
  if (taken && goesBelowNothing(item, needed, onHand)) {
    return { kind: 'cannot', why: `${name}: ${sayBelowNothing(item, onHand)}` }
  }
  return undefined
}

export const gapOfKit = ({ draft, kit, kits, parts, whole, production }: Kit, member: Member): KitGap => {
  if (!kit || !whole) return { kind: 'item' }
  if (parts.length === 0) return { kind: 'cannot', why: words.kit.notMade }
  if (kits <= 0) return { kind: 'quantity' }
  if (!Number.isInteger(kits)) return { kind: 'cannot', why: words.flows.onlyWhole(kit.baseUnit) }
  if (!production) return { kind: 'cannot', why: words.kit.noProduction }
  for (const part of draft.way === 'kit' ? [...parts, whole] : [whole, ...parts]) {
    const gap = gapOfPart(part, member)
    if (gap) return gap
    if (!part.location) continue
    const allowed = mayMove(member, { kind: 'consume', quantity: 1 }, sitesOf(part.location, production))
    if (!allowed.ok) {
      return { kind: 'cannot', why: allowed.error === 'wrong-site' ? words.flows.notHere : words.flows.beyondRole }
    }
  }
  return undefined
}

const newLots = (parts: readonly Part[], known: (lotId: string) => boolean): ActionDraft[] =>
  parts.flatMap(({ item, lot, lotId, itemId, taken }): ActionDraft[] =>
    taken || !lot || !lotId || known(lotId)
      ? []
      : [
          {
            ...{ type: 'edit', op: 'create', collection: 'lots', documentId: lotId, base: {} },
            set: {
              ...{ itemId, code: lot.code },
              ...(lot.expiresOn ? { expiresOn: lot.expiresOn } : {}),
              ...(lot.manufacturedOn ? { manufacturedOn: lot.manufacturedOn } : {}),
            },
            labels: { name: lot.code, item: item?.name ?? '' },
          },
        ],
  )

/** The actions of the whole work: new lots first, then the movements as one group. The kit's own movement is the last. */
export const draftsOfKit = (
  { draft, kit, kits, components, parts, whole, production }: Kit,
  groupId: string,
  isKnownLot: (lotId: string) => boolean,
): ActionDraft[] => {
  if (!kit || !whole || !production) return []
  const all = [...parts, whole]
  const place = placeIn(all, kit.id)
  if (!place) return []
  const moves = kitMoves({
    ...{ way: draft.way, kits, kit: place, components, productionId: production.id },
    placeOf: (itemId) => placeIn(parts, itemId),
  })
  const codeOf = (id: string) => {
    const place = id === production.id ? production : all.find((one) => one.location?.id === id)?.location
    return place ? placeSaid(place) : ''
  }
  return [
    ...newLots(all, isKnownLot),
    ...moves.map(({ locationId: _, ...move }): ActionDraft => {
      const part = all.find(({ itemId }) => itemId === move.itemId)
      const { lotId, ...rest } = move
      return {
        ...{ type: 'movement', ...rest, groupId, groupSize: moves.length },
        ...(lotId ? { lotId } : {}),
        labels: {
          ...{ item: part?.item?.name ?? '', sku: part?.item?.sku ?? '', unit: part?.item?.baseUnit ?? '' },
          ...{ from: codeOf(move.fromLocationId), to: codeOf(move.toLocationId) },
          ...(part?.lot ? { lot: part.lot.code } : {}),
        },
      }
    }),
  ]
}
