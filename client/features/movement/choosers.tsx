import { useCallback } from 'react'
import { siteOf } from '../../../domain/location.ts'
import { isUse, mayOverrule } from '../../../domain/lot.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { words } from '../../words/index.ts'
import type { Step } from './build.ts'
import { kindOf } from './flows.ts'
import { type Line, withItem, withPlace } from './line.ts'
import type { Known } from './use-facts.ts'

type Props = {
  facts: Known
  step: Step | undefined
  onChange: (change: (line: Line) => Line) => void
  onClose: () => void
}

const titleOf = (facts: Known, end: 'from' | 'to') => {
  if (facts.flow.name === 'adjust') return words.flows.chooseAt
  return end === 'from' ? words.flows.chooseFrom : words.flows.chooseTo
}

/** The sheets in which each part of the line is chosen; at most one is open. */
export const Choosers = ({ facts, step, onChange, onClose }: Props) => {
  const { flow, item, line } = facts
  const member = useMember()
  // An adjustment names one place, whichever way the goods go.
  const end = flow.name === 'adjust' || step !== 'to' ? 'from' : 'to'
  const isUsed = isUse(kindOf(flow.name, line.change))
  const other = flow.name === 'adjust' ? undefined : facts[end === 'from' ? 'to' : 'from']?.id
  // Goods do not go where they are already.
  const fits = useCallback((place: LocationDocument) => flow.fits(end, place) && place.id !== other, [flow, end, other])
  return (
    <>
      {step === 'item' ? (
        <ItemChooser
          open
          onClose={onClose}
          onChoose={(chosen) => {
            onChange((now) => withItem(now, chosen))
            onClose()
          }}
        />
      ) : null}
      {step === 'lot' && item ? (
        <LotChooser
          open
          item={item}
          allowNew={flow.name === 'receive' || flow.name === 'return' || line.change === 'more'}
          use={isUsed ? { mayAnyway: mayOverrule(member, facts.from?.siteId ?? null) } : undefined}
          atLocationId={flow.name === 'receive' || flow.name === 'return' ? undefined : facts.from?.id}
          scans="or-screen"
          onClose={onClose}
          onChoose={(lot) => {
            onChange((now) => ({ ...now, lot }))
            onClose()
          }}
        />
      ) : null}
      {step === 'from' || step === 'to' ? (
        <LocationChooser
          open
          title={titleOf(facts, end)}
          fits={fits}
          stock={facts.byLocation}
          unit={item?.baseUnit}
          use={end === 'from' && isUsed ? { mayAnyway: (place) => mayOverrule(member, siteOf(place)) } : undefined}
          onClose={onClose}
          onChoose={(id) => {
            onChange((now) => withPlace(now, end, id))
            onClose()
          }}
        />
      ) : null}
    </>
  )
}
