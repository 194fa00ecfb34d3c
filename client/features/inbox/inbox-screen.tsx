import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { Choices } from '../../ui/choices.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useActions } from '../../view/hooks.ts'
import { inboxQuery } from '../../view/inbox.ts'
import { refusedPhotosQuery } from '../../view/photos.ts'
import { useQuery } from '../../view/provider.tsx'
import type { ActionQuery, ActionRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { ActionEntry } from './action-entry.tsx'
import { ActionStory } from './action-story.tsx'
import { conflictsIn } from './conflict.ts'
import { ConflictCard } from './conflicts.tsx'
import { bySort, byTime, DONE_HERE, type Entry, kindsIn, ofKind } from './entries.ts'
import { ExceptionCard } from './exceptions.tsx'
import classes from './inbox.module.css'
import { RefusedPhotos } from './refused-photos.tsx'

type Filter = 'needs-you' | 'on-its-way' | 'all'

const QUERIES: Record<Filter, ActionQuery> = {
  'needs-you': { unresolved: true },
  'on-its-way': { states: ['saved', 'sent', 'parked'] },
  all: { limit: 200 },
}

const EMPTY: Record<Filter, { title: string; hint?: string }> = {
  'needs-you': { title: words.inbox.nothing, hint: words.inbox.nothingHint },
  'on-its-way': { title: words.inbox.nothingOnItsWay },
  all: { title: words.inbox.nothingYet },
}

/** What needs this member, by its sort; else all that there is, newest first. */
const useEntries = (filter: Filter): Entry[] => {
  const rows = useActions(QUERIES[filter])
  const { mine, untaken, others } = useQuery(inboxQuery)
  const photos = useQuery(refusedPhotosQuery).length > 0
  if (filter === 'needs-you') return bySort({ rows, exceptions: [...mine, ...untaken], photos })
  return byTime({ rows, exceptions: filter === 'all' ? [...mine, ...untaken, ...others] : [] })
}

const KINDS: Readonly<Record<string, string>> = { ...words.inbox.exceptionKinds, [DONE_HERE]: words.inbox.what }

type ChipsProps = { kinds: readonly [string, number][]; kind: string | undefined; onKind: (kind: string) => void }

const KindChips = ({ kinds, kind, onKind }: ChipsProps) => (
  <Choices label={words.inbox.kinds} className={classes.kinds}>
    {kinds.map(([one, count]) => (
      <button key={one} type="button" className={classes.kind} aria-pressed={one === kind} onClick={() => onKind(one)}>
        {KINDS[one] ?? one} {asFigure(count)}
      </button>
    ))}
  </Choices>
)

const EntryCard = ({ entry, onTell }: { entry: Entry; onTell: (row: ActionRow) => void }) => {
  if (entry.sort === 'action') return <ActionEntry row={entry.row} onTell={onTell} />
  if (entry.sort === 'photos') return <RefusedPhotos />
  const { exception } = entry
  const found = exception.kind === 'conflict' ? conflictsIn(exception) : undefined
  return found ? <ConflictCard exception={exception} {...found} /> : <ExceptionCard exception={exception} />
}

/** What needs me and how do I settle it? Then what is on its way, then everything that was done here or is for anybody to settle. */
export const InboxScreen = () => {
  const [filter, setFilter] = useState<Filter>('needs-you')
  const [wanted, setWanted] = useState<string | undefined>()
  const [told, setTold] = useState<ActionRow | undefined>()
  const entries = useEntries(filter)
  const kinds = kindsIn(entries)
  // The last of a kind may be settled while it is looked at: then the others show again.
  const kind = kinds.some(([one]) => one === wanted) ? wanted : undefined
  const shown = kind === undefined ? entries : ofKind(entries, kind)
  usePlace(words.inbox.title, '/more')
  return (
    <Screen flush label={words.inbox.title}>
      <div className={classes.tools}>
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
        {kinds.length > 1 ? (
          <KindChips kinds={kinds} kind={kind} onKind={(one) => setWanted(one === kind ? undefined : one)} />
        ) : null}
      </div>
      {shown.length === 0 ? (
        <EmptyState {...EMPTY[filter]} />
      ) : (
        <VirtualList rows={shown} keyOf={({ key }) => key} label={words.inbox.title} search={`${filter} ${kind}`}>
          {(entry) => (
            <div className={classes.entry}>
              {entry.lead ? <h2 className={classes.lead}>{entry.lead.title}</h2> : null}
              {entry.lead?.hint ? <Hint>{entry.lead.hint}</Hint> : null}
              <EntryCard entry={entry} onTell={setTold} />
            </div>
          )}
        </VirtualList>
      )}
      <ActionStory row={told} onClose={() => setTold(undefined)} />
    </Screen>
  )
}
