import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useSearch } from 'wouter'
import { usePlace } from '../../ui/place.tsx'
import { words } from '../../words/index.ts'
import { OwnJob } from './own-job.tsx'
import { PalletJob } from './pallet-job.tsx'
import { type Asked, askedBy } from './subject.ts'

type Kind = 'own' | 'pallet'

const Labels = ({ asked: { subject, pallet } }: { asked: Asked }) => {
  const [kind, setKind] = useState<Kind>(pallet ? 'pallet' : 'own')
  const choice =
    subject.of === 'item' || subject.of === 'order' ? (
      <SegmentedControl
        fullWidth
        aria-label={words.labels.kind}
        value={kind}
        onChange={(value) => setKind(value as Kind)}
        data={[
          { value: 'own', label: words.labels.kinds[subject.of === 'item' && subject.lotId ? 'lot' : subject.of] },
          { value: 'pallet', label: words.labels.kinds.pallet },
        ]}
      />
    ) : null
  return kind === 'pallet' ? (
    <PalletJob subject={subject}>{choice}</PalletJob>
  ) : (
    <OwnJob subject={subject}>{choice}</OwnJob>
  )
}

/** Labels: what for, on which paper, with which barcode; and a look at them before they are printed. */
export const LabelsScreen = () => {
  const search = useSearch()
  const asked = askedBy(search)
  usePlace(words.labels.title, asked.back)
  return <Labels key={search} asked={asked} />
}
