import { isTracked } from '../../../domain/item.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { words } from '../../words/index.ts'
import type { Choosing } from './kit-choosers.tsx'
import type { KitGap } from './kit-drafts.ts'
import type { Kit } from './use-kit.ts'

type Props = { kit: Kit; gap: KitGap; onChoose: (choosing: Choosing) => void }

/** What is made or taken apart, and where: named like the line of any other flow. */
export const KitSlots = ({ kit: { kit, whole }, gap, onChoose }: Props) => {
  const isNext = (what: 'place' | 'lot'): boolean => gap?.kind === what && gap.itemId === kit?.id
  return (
    <Slots>
      <Slot
        label={words.kit.slot}
        value={kit?.name}
        detail={kit ? <Code value={kit.sku} /> : undefined}
        next={gap?.kind === 'item'}
        onOpen={() => onChoose({ what: 'item' })}
      />
      {kit && whole ? (
        <Slot
          label={whole.taken ? words.flows.from : words.flows.to}
          value={whole.location ? <LocationLabel id={whole.location.id} /> : undefined}
          detail={whole.taken && whole.location ? words.flows.here(asFigure(whole.onHand), kit.baseUnit) : undefined}
          next={isNext('place')}
          onOpen={() => onChoose({ what: 'place', itemId: kit.id })}
        />
      ) : null}
      {kit && whole && isTracked(kit) ? (
        <Slot
          label={kit.tracking === 'serial' ? words.flows.serial : words.flows.lot}
          value={whole.lot ? <Code value={whole.lot.code} /> : undefined}
          next={isNext('lot')}
          onOpen={() => onChoose({ what: 'lot', itemId: kit.id })}
        />
      ) : null}
    </Slots>
  )
}
