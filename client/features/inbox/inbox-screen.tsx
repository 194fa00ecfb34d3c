import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { useActions, useExceptions } from '../../view/hooks.ts'
import { refusedPhotosQuery } from '../../view/photos.ts'
import { useQuery } from '../../view/provider.tsx'
import type { ActionQuery, ActionRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { ActionList } from './action-list.tsx'
import { ActionStory } from './action-story.tsx'
import { Conflicts } from './conflicts.tsx'
import { Exceptions } from './exceptions.tsx'
import { RefusedPhotos } from './refused-photos.tsx'

type Filter = 'needs-you' | 'on-its-way' | 'all'

const QUERIES: Record<Filter, ActionQuery> = {
  'needs-you': { unresolved: true },
  'on-its-way': { states: ['saved', 'sent', 'parked'] },
  all: { limit: 200 },
}

/** Parked ones too: each has an exception of its own once it has waited for too long. */
const REJECTED: ActionQuery = { states: ['rejected', 'parked'] }

const EMPTY: Record<Filter, { title: string; hint?: string }> = {
  'needs-you': { title: words.inbox.nothing, hint: words.inbox.nothingHint },
  'on-its-way': { title: words.inbox.nothingOnItsWay },
  all: { title: words.inbox.nothingYet },
}

/** What needs me and how do I settle it? Then what is on its way, then everything done on this device. */
export const InboxScreen = () => {
  const [filter, setFilter] = useState<Filter>('needs-you')
  const [told, setTold] = useState<ActionRow | undefined>()
  const rows = useActions(QUERIES[filter])
  const open = useExceptions()
  const refused = useQuery(refusedPhotosQuery)
  const conflicts = open.filter((one) => one.kind === 'conflict')
  // What was rejected on this device is in the list, with the whole action and a way to correct it, or was settled there.
  const rejectedHere = useActions(REJECTED)
  const exceptions = open.filter(
    (one) => one.kind !== 'conflict' && !rejectedHere.some(({ action }) => action.id === one.subject.id),
  )
  const needsYou = filter === 'needs-you'
  const nothing = rows.length === 0 && !(needsYou && conflicts.length + exceptions.length + refused.length > 0)
  usePlace(words.inbox.title, '/more')
  return (
    <Screen label={words.inbox.title}>
      <SegmentedControl
        fullWidth
        aria-label={words.inbox.filter}
        value={filter}
        onChange={(value) => setFilter(value as Filter)}
        data={[
          { value: 'needs-you', label: words.inbox.needsYou },
          { value: 'on-its-way', label: words.inbox.onItsWay },
          { value: 'all', label: words.inbox.all },
        ]}
      />
      {nothing ? <EmptyState {...EMPTY[filter]} /> : null}
      {rows.length > 0 ? <ActionList rows={rows} onTell={setTold} /> : null}
      {needsYou && refused.length > 0 ? <RefusedPhotos refused={refused} /> : null}
      {needsYou && conflicts.length > 0 ? <Conflicts conflicts={conflicts} /> : null}
      {needsYou && exceptions.length > 0 ? (
        <Section title={words.inbox.exceptions}>
          <Exceptions exceptions={exceptions} />
        </Section>
      ) : null}
      <ActionStory row={told} onClose={() => setTold(undefined)} />
    </Screen>
  )
}
