import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { codesOfItem, itemLabel, type LabelContent } from '../../../domain/labels/content.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useItem, useReady } from '../../view/hooks.ts'
import { type LabelSubject, labelsQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { ChosenLabels } from './chosen-labels.tsx'
import { LabelJob } from './label-job.tsx'

/** More than this are not all meant: who searched for a few does not want a thousand. */
const ALL_UP_TO = 200

const chosenAtFirst = (subject: LabelSubject, all: readonly LabelContent[]): readonly string[] => {
  if (subject.of === 'item') return all.slice(0, 1).map(({ id }) => id)
  return all.length > ALL_UP_TO ? [] : all.map(({ id }) => id)
}

/** Labels of what is there: an item and its lots, a bin or all in an aisle, an order, the items of a search. */
export const OwnJob = ({ subject, children }: { subject: LabelSubject; children?: React.ReactNode }) => {
  const ready = useReady()
  const found = useQuery(labelsQuery(subject))
  const item = useItem(subject.of === 'item' && subject.lotId === undefined ? subject.id : undefined)
  const [code, setCode] = useState<string | undefined>()
  const [picked, setPicked] = useState<readonly string[] | undefined>()
  const all =
    item && code !== undefined ? found.map((one) => (one.id === item.id ? itemLabel(item, code) : one)) : found
  const chosen = new Set(picked ?? chosenAtFirst(subject, all))
  const codes = item ? codesOfItem(item) : []
  if (all.length === 0) {
    return (
      <Screen label={words.labels.title}>
        <EmptyState title={ready ? words.labels.nothing : words.notLoaded} hint={words.labels.nothingHint} />
      </Screen>
    )
  }
  return (
    <LabelJob contents={all.filter(({ id }) => chosen.has(id))} name={all[0]?.title ?? ''}>
      {children}
      {codes.length > 1 && item && chosen.has(item.id) ? (
        <NativeSelect
          label={words.labels.code}
          value={code ?? codes[0]}
          data={codes}
          onChange={(event) => setCode(event.target.value)}
        />
      ) : null}
      {all.length > 1 ? <ChosenLabels all={all} chosen={chosen} onChosen={setPicked} /> : null}
    </LabelJob>
  )
}
