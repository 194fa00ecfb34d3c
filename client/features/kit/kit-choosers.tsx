import { isPhysical, siteOf } from '../../../domain/location.ts'
import { mayOverrule } from '../../../domain/lot.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { words } from '../../words/index.ts'
import { type Kit, type Part, spotOf } from './use-kit.ts'

export type Choosing = { what: 'item' } | { what: 'place' | 'lot'; itemId: string } | undefined

const physical = (place: LocationDocument): boolean => isPhysical(place.kind)

/** The sheets in which the kit, a bin or a lot is chosen; at most one is open. */
export const KitChoosers = ({ kit, choosing, onClose }: { kit: Kit; choosing: Choosing; onClose: () => void }) => {
  const member = useMember()
  if (choosing === undefined) return null
  if (choosing.what === 'item') {
    return (
      <ItemChooser
        open
        onClose={onClose}
        onChoose={(item) => {
          kit.choose(item.id)
          onClose()
        }}
      />
    )
  }
  const { itemId } = choosing
  const part: Part | undefined = [...kit.parts, ...(kit.whole ? [kit.whole] : [])].find((one) => one.itemId === itemId)
  if (!part?.item) return null
  const there = part.taken ? part.location?.id : undefined
  if (choosing.what === 'lot') {
    return (
      <LotChooser
        open
        item={part.item}
        allowNew={!part.taken}
        scans="here"
        atLocationId={there}
        use={part.taken ? { mayAnyway: mayOverrule(member, part.location?.siteId ?? null) } : undefined}
        onClose={onClose}
        onChoose={(lot) => {
          kit.setSpot(itemId, { ...(part.location ? { locationId: part.location.id } : {}), lot })
          onClose()
        }}
      />
    )
  }
  const stock = new Map<string, number>()
  for (const row of part.stock) stock.set(row.locationId, (stock.get(row.locationId) ?? 0) + row.onHand)
  return (
    <LocationChooser
      open
      title={part.taken ? words.flows.chooseFrom : words.flows.chooseTo}
      fits={physical}
      scans={{ expected: words.flows.expectsPlace }}
      stock={stock}
      unit={part.item.baseUnit}
      use={part.taken ? { mayAnyway: (place) => mayOverrule(member, siteOf(place)) } : undefined}
      onClose={onClose}
      onChoose={(locationId) => {
        const spot = spotOf(kit.draft, itemId)
        kit.setSpot(itemId, { locationId, ...(spot?.lot && !part.taken ? { lot: spot.lot } : {}) })
        onClose()
      }}
    />
  )
}
