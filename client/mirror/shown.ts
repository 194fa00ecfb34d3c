/** What one tab shows: the mirror in memory, who wants to hear of changes, and how it is read from storage again. */
import type { FeedPage } from '../../domain/protocol.ts'
import type { Device } from '../outbox/device.ts'
import { buildItemSearch, type ItemSearch } from './item-search.ts'
import { type Loaded, loadMirror } from './load.ts'
import { createMemory } from './memory.ts'
import { type MirrorDatabase, type MirrorState, type OutcomeRecord, stateOf } from './mirror-database.ts'
import { pacer } from './slices.ts'
import { EVERYTHING, OUTCOMES, ofCollection, type Topic } from './topics.ts'

type Listener = (topics: ReadonlySet<Topic>) => void

export type Shown = {
  readonly now: Loaded
  readonly search: ItemSearch
  /** True once memory holds what the storage holds. */
  readonly ready: boolean
  onChange: (listener: Listener) => () => void
  notify: (topics: ReadonlySet<Topic>) => void
  /** Memory, state and outcomes change in one breath: nobody reads one without the others. */
  show: (documents: FeedPage['documents'], state: MirrorState, outcomes: readonly OutcomeRecord[]) => void
  showOutcomes: (outcomes: readonly OutcomeRecord[], gone?: readonly string[]) => void
  replace: (next: Loaded, search: ItemSearch) => void
  /** Reads everything again; what was shown stays on screen until all is in hand. */
  reload: () => Promise<void>
  readonly reloading: Promise<void> | undefined
}

export const openShown = async (database: MirrorDatabase, device: Device): Promise<Shown> => {
  const listeners = new Set<Listener>()
  let now: Loaded = {
    memory: createMemory(),
    chunks: new Map(),
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
  const replace = (next: Loaded, nextSearch: ItemSearch) => {
    now = next
    search = nextSearch
    notify(new Set([EVERYTHING]))
  }
  const readAll = async () => {
    const next = await loadMirror(database, device)
    const nextSearch = await buildItemSearch(next.memory, pacer(device.pause))
    ready = true
    replace(next, nextSearch)
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
    replace,
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
    reload: () => {
      reloading ??= readAll().finally(() => {
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
