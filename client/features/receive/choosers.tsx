import { useCallback } from 'react'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { words } from '../../words/index.ts'
import type { Step } from './build.ts'
import type { OpenLine } from './open-line.ts'
import type { LineFacts } from './use-facts.ts'

type Props = {
  facts: LineFacts
  step: Step | undefined
  fits: (place: LocationDocument) => boolean
  onChange: (change: (open: OpenLine) => OpenLine) => void
  onClose: () => void
}

/** The sheets in which a lot or a place is chosen; at most one is open. */
export const Choosers = ({ facts, step, fits, onChange, onClose }: Props) => {
  const { item, job, place } = facts
  const chosen = useCallback(
    (change: (open: OpenLine) => OpenLine) => {
      onChange(change)
      onClose()
    },
    [onChange, onClose],
  )
  if (step === 'lot' && item) {
    return (
      <LotChooser
        open
        item={item}
        allowNew={job.name === 'receive'}
        scans="here"
        atLocationId={job.name === 'send' ? place?.id : undefined}
        onClose={onClose}
        onChoose={(lot) => chosen((open) => ({ ...open, lot }))}
      />
    )
  }
  if (step !== 'place') return null
  return (
    <LocationChooser
      open
      title={job.name === 'send' ? words.flows.chooseFrom : words.flows.chooseTo}
      fits={fits}
      scans={{ expected: words.flows.expectsPlace }}
      stock={job.name === 'send' ? facts.byLocation : undefined}
      unit={item?.baseUnit}
      onClose={onClose}
      onChoose={(placeId) => chosen((open) => ({ ...open, placeId }))}
    />
  )
}
