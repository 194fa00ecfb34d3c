/** What one tab shows: the mirror in memory, who wants to hear of changes, and how it is read from storage again. */
import type { FeedPage } from '../../domain/protocol/feed.ts'
import type { Device } from '../outbox/device.ts'
import { buildItemSearch, type ItemSearch } from './item-search.ts'
import { type Loaded, loadMirror } from './load.ts'
import { createMemory } from './memory.ts'
import { type MirrorDatabase, type MirrorState, type OutcomeRecord, stateOf } from './mirror-database.ts'
import { pacer } from './slices.ts'
import { EVERYTHING, OUTCOMES, ofCollection, type Topic } from './topics.ts'

type Now = Loaded & { outcomes: Map<string, OutcomeRecord> }

type Listener = (topics: ReadonlySet<Topic>) => void

export type Shown = {
  readonly now: Now
  readonly search: ItemSearch
  /** True once memory holds what the storage holds. */
  readonly ready: boolean
  onChange: (listener: Listener) => () => void
  notify: (topics: ReadonlySet<Topic>) => void
  /** Memory, state and outcomes change in one breath: nobody reads one without the others. */
  show: (documents: FeedPage['documents'], state: MirrorState, outcomes: readonly OutcomeRecord[]) => void
  showOutcomes: (outcomes: readonly OutcomeRecord[], gone?: readonly string[]) => void
  /** Reads everything again, from storage unless `read` has it in hand; what was shown stays on screen until then. */
  reload: (read?: () => Promise<Loaded>) => Promise<void>
  readonly reloading: Promise<void> | undefined
}

export const openShown = async (database: MirrorDatabase, device: Device): Promise<Shown> => {
  const listeners = new Set<Listener>()
  let now: Now = {
    memory: createMemory(),
    chunks: new Map(),
    compactions: 0,
    state: await stateOf(database),
    outcomes: new Map((await database.outcomes.toArray()).map((each) => [each.id, each])),
  }
  let search = await buildItemSearch(now.memory, pacer(device.pause))
  let ready = false
  let reloading: Promise<void> | undefined

  const notify = (topics: ReadonlySet<Topic>) => {
    search.changed(itemsIn(topics))
    for (const listener of [...listeners]) listener(topics)
  }
  const fromStorage = () => loadMirror(database, device)
  /** Another generation may have been swapped in while this one was read: then the reading was for nothing. */
  const readAll = async (readFirst: () => Promise<Loaded>) => {
    for (let read = readFirst; ; read = fromStorage) {
      const next = await read()
      const nextSearch = await buildItemSearch(next.memory, pacer(device.pause))
      // Outcomes last: nothing that is told meanwhile, such as a dismissal, is overwritten by what was read before it.
      const stored = await database.transaction('r', [database.meta, database.outcomes], async () => ({
        state: await stateOf(database),
        outcomes: await database.outcomes.toArray(),
      }))
      if (stored.state?.generation !== next.state?.generation) continue
      now = { ...next, outcomes: new Map(stored.outcomes.map((each) => [each.id, each])) }
      search = nextSearch
      ready = true
      return notify(new Set([EVERYTHING]))
    }
  }

  return {
    get now() {
      return now
    },
    get search() {
      return search
    },
    get ready() {
      return ready
    },
    get reloading() {
      return reloading
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notify,
    show: (documents, state, outcomes) => {
      const topics = new Set<Topic>()
      now.memory.apply(documents, topics)
      now.state = state
      for (const outcome of outcomes) now.outcomes.set(outcome.id, outcome)
      // `through` alone may already let an accepted action leave the overlay.
      notify(topics.add(OUTCOMES))
    },
    showOutcomes: (outcomes, gone = []) => {
      for (const outcome of outcomes) now.outcomes.set(outcome.id, outcome)
      for (const id of gone) now.outcomes.delete(id)
      notify(new Set([OUTCOMES]))
    },
    reload: (read = fromStorage) => {
      reloading ??= readAll(read).finally(() => {
        reloading = undefined
      })
      return reloading
    },
  }
}

const ITEM = ofCollection('items')
function* itemsIn(topics: ReadonlySet<Topic>): Generator<string> {
  if (!topics.has(ITEM)) return
  for (const topic of topics) if (topic.startsWith('items/')) yield topic.slice('items/'.length)
}
