/** What is so: the server's documents in memory and in storage, the same in every tab. Only the leading tab writes. */
import type { Document, FeedPage, Outcome } from '../../domain/protocol.ts'
import type { Channel, Device } from '../outbox/device.ts'
import { type Fetched, keepOnly } from './bootstrap.ts'
import { compact } from './compaction.ts'
import type { CatchUp } from './feed.ts'
import { buildItemSearch, type ItemSearch } from './item-search.ts'
import { documentsOf, type Loaded, loadMirror } from './load.ts'
import { createMemory, type Memory } from './memory.ts'
import {
  assertLeading,
  MIRROR_VERSION,
  type MirrorDatabase,
  type MirrorState,
  type OutcomeRecord,
  stateOf,
} from './mirror-database.ts'
import { carriedOver, mergeOutcomes, toRecords } from './outcomes.ts'
import { findStored } from './quick-path.ts'
import { pacer } from './slices.ts'
import { ofCollection, type Topic } from './topics.ts'
import { dropOutOfWindow } from './window.ts'

/** Everything may have changed: a bootstrap was swapped in, or this tab had to read everything again. */
export const EVERYTHING: Topic = '*'
export const OUTCOMES: Topic = 'outcomes'

export type Mirror = {
  readonly memory: Memory
  readonly search: ItemSearch
  /** True once memory holds what the storage holds; before that there is only `findStored`. */
  readonly ready: boolean
  /** Resolves when `ready` is true for the first time. */
  readonly loaded: Promise<void>
  /** Undefined as long as nothing was ever fetched. */
  readonly state: MirrorState | undefined
  readonly outcomes: ReadonlyMap<string, OutcomeRecord>
  onChange: (listener: (topics: ReadonlySet<Topic>) => void) => () => void
  findStored: (code: string) => Promise<Document[]>

  /** Takes the pen: from now on no other tab's transaction goes through. Catches up with what others wrote first. */
  lead: (token: string) => Promise<void>
  /** Throws inside of a transaction when another tab has the pen. */
  guard: () => Promise<void>
  applyCatchUp: (catchUp: CatchUp) => Promise<void>
  /** `outcomes`: answers given during the resync; `catchUp`: the feed after the bootstrap, as far as it had to go. */
  swap: (fetched: Fetched, catchUps: readonly CatchUp[], outcomes: readonly Outcome[]) => Promise<void>
  settle: (outcomes: readonly Outcome[]) => Promise<void>
  dismiss: (actionId: string) => Promise<void>
  forgetOutcomes: (ids: readonly string[]) => Promise<void>
  /** Folds the log into the chunks and drops what fell out of the window. For when nobody is waiting. */
  tidy: (nowMs: number, keepFrom: string | null) => Promise<void>
  /** Forgets all documents, never the outcomes; they are fetched again. */
  drop: () => Promise<void>
  close: () => void
  readonly database: MirrorDatabase
}

/** What the tabs tell each other; documents as text, so that each parses for itself. */
type Message =
  | { type: 'page'; number: number; from: string; state: MirrorState; texts: string[]; outcomes: OutcomeRecord[] }
  | { type: 'outcomes'; outcomes: OutcomeRecord[]; gone?: string[] }
  | { type: 'swapped' }

export const openMirror = async (name: string, database: MirrorDatabase, device: Device): Promise<Mirror> => {
  let loaded: Loaded = {
    memory: createMemory(),
    chunks: new Map(),
    state: await stateOf(database),
    outcomes: new Map((await database.outcomes.toArray()).map((each) => [each.id, each])),
  }
  let search = await buildItemSearch(loaded.memory, pacer(device.pause))
  let ready = false
  let closed = false
  let token = ''
  const listeners = new Set<(topics: ReadonlySet<Topic>) => void>()
  const channel: Channel = device.channel(`${name}:mirror`)
  const tell = (message: Message) => channel.postMessage(message)
  const notify = (topics: Set<Topic>) => {
    search.changed(itemsIn(topics))
    for (const listener of [...listeners]) listener(topics)
  }

  const guard = () => assertLeading(database, token)

  /** Memory, state and outcomes change in one breath: nobody reads one without the others. */
  const show = (documents: FeedPage['documents'], state: MirrorState, outcomes: readonly OutcomeRecord[]) => {
    const topics = new Set<Topic>()
    loaded.memory.apply(documents, topics)
    loaded.state = state
    for (const outcome of outcomes) loaded.outcomes.set(outcome.id, outcome)
    // `through` alone may already let an accepted action leave the overlay.
    topics.add(OUTCOMES)
    notify(topics)
  }

  let reloading: Promise<void> | undefined
  /** What was shown stays on screen until everything is in hand. */
  const reload = (): Promise<void> => {
    reloading ??= (async () => {
      const next = await loadMirror(database, device)
      const nextSearch = await buildItemSearch(next.memory, pacer(device.pause))
      loaded = next
      search = nextSearch
      ready = true
      notify(new Set([EVERYTHING]))
    })().finally(() => {
      reloading = undefined
    })
    return reloading
  }

  /** Applies what the log holds beyond this tab's page; reads everything again when the log no longer reaches back. */
  const followLog = async () => {
    if (reloading) await reloading
    const mine = loaded.state
    const now = await stateOf(database)
    if (!mine || !now || now.generation !== mine.generation) return now || mine ? reload() : undefined
    const pages = await database.pages.where('number').above(mine.page).toArray()
    const gapless = pages.every((page, at) => page.number === mine.page + 1 + at)
    if (!gapless || mine.page + pages.length < now.page || loaded.state !== mine) return reload()
    const outcomes = await database.outcomes.toArray()
    show(
      pages.flatMap((page) => documentsOf(page.texts)),
      { ...now, page: mine.page + pages.length },
      outcomes,
    )
  }

  let following: Promise<unknown> = Promise.resolve()
  const queue = (step: () => Promise<unknown> | unknown) => {
    following = following.then(step).catch((error) => {
      if (!closed) console.error('following the leading tab', error)
    })
  }

  channel.onmessage = ({ data }) => {
    const message = data as Message
    if (message.type === 'swapped') return queue(reload)
    if (message.type === 'outcomes') {
      for (const outcome of message.outcomes) loaded.outcomes.set(outcome.id, outcome)
      for (const id of message.gone ?? []) loaded.outcomes.delete(id)
      return notify(new Set([OUTCOMES]))
    }
    queue(() => {
      const { state } = message
      if (loaded.state && state.page <= loaded.state.page && state.generation === loaded.state.generation) return
      const follows = loaded.state?.position === message.from && loaded.state.page + 1 === message.number && !reloading
      if (!follows || loaded.state?.generation !== state.generation) return followLog()
      return show(documentsOf(message.texts), state, message.outcomes)
    })
  }

  const firstLoad = reload()
  queue(() => firstLoad)

  const laterOf = (documents: FeedPage['documents'], before: string | null): string | null => {
    let latest = before
    for (const document of documents) {
      if ('key' in document && (latest === null || document.key.at > latest)) latest = document.key.at
    }
    return latest
  }

  const writeOutcomes = (records: readonly OutcomeRecord[]) => database.outcomes.bulkPut([...records])

  return {
    get memory() {
      return loaded.memory
    },
    get search() {
      return search
    },
    get ready() {
      return ready
    },
    loaded: firstLoad,
    get state() {
      return loaded.state
    },
    get outcomes() {
      return loaded.outcomes
    },
    database,
    guard,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    findStored: (code) => findStored(database, code),

    lead: async (newToken) => {
      await following
      token = newToken
      await database.meta.put({ key: 'leader', token })
      const now = await stateOf(database)
      const mine = loaded.state
      const current = now?.generation === mine?.generation && now?.compactions === mine?.compactions
      if (!current || now?.page !== mine?.page) await reload()
      else loaded.outcomes = new Map((await database.outcomes.toArray()).map((each) => [each.id, each]))
    },

    applyCatchUp: async (catchUp) => {
      const before = loaded.state
      if (!before) throw new Error('A catch-up needs a mirror to catch up')
      const records = mergeOutcomes(loaded.outcomes, [
        ...carriedOver(loaded.outcomes, before, catchUp.epoch),
        ...toRecords(catchUp.settled, catchUp.epoch, device.now()),
      ])
      const moved = catchUp.to !== catchUp.from || catchUp.through !== before.through
      if (!moved && records.length === 0) return
      const hasPage = catchUp.texts.length > 0
      const number = before.page + 1
      const state: MirrorState = {
        ...before,
        epoch: catchUp.epoch,
        position: catchUp.to,
        through: catchUp.through,
        page: hasPage ? number : before.page,
        lastSeenAt: laterOf(catchUp.documents, before.lastSeenAt),
      }
      await database.transaction('rw', [database.meta, database.pages, database.outcomes], async () => {
        await guard()
        if (hasPage) {
          await database.pages.add({ number, from: catchUp.from, to: catchUp.to, texts: catchUp.texts })
        }
        await writeOutcomes(records)
        await database.meta.put(state)
      })
      show(catchUp.documents, state, records)
      tell({ type: 'page', number: state.page, from: catchUp.from, state, texts: catchUp.texts, outcomes: records })
    },

    swap: async (fetched, catchUps, outcomes) => {
      const { memory, chunks, generation, epoch } = fetched
      const touched = catchUps.flatMap((catchUp) => catchUp.documents)
      memory.apply(touched)
      const nextSearch = await buildItemSearch(memory, pacer(device.pause))
      const last = catchUps.at(-1)
      const records = mergeOutcomes(loaded.outcomes, [
        ...toRecords(outcomes, epoch, device.now()),
        ...catchUps.flatMap((catchUp) => toRecords(catchUp.settled, epoch, device.now())),
      ])
      const texts = catchUps.flatMap((catchUp) => catchUp.texts)
      const page = (loaded.state?.page ?? 0) + 1
      const state: MirrorState = {
        key: 'state',
        version: MIRROR_VERSION,
        epoch,
        position: last?.to ?? fetched.position,
        through: last?.through ?? fetched.through,
        generation,
        page,
        compactions: 0,
        lastSeenAt: laterOf([], memory.lastSeenAt),
      }
      await database.transaction('rw', [database.meta, database.pages, database.outcomes], async () => {
        await guard()
        await database.pages.clear()
        await database.pages.add({ number: page, from: fetched.position, to: state.position, texts })
        await writeOutcomes(records)
        await database.meta.put(state)
      })
      const known = loaded.outcomes
      for (const record of records) known.set(record.id, record)
      loaded = { memory, chunks, state, outcomes: known }
      search = nextSearch
      notify(new Set([EVERYTHING]))
      tell({ type: 'swapped' })
      await keepOnly(database, generation, guard)
    },

    settle: async (outcomes) => {
      const records = mergeOutcomes(loaded.outcomes, toRecords(outcomes, loaded.state?.epoch ?? null, device.now()))
      await database.transaction('rw', [database.meta, database.outcomes], async () => {
        await guard()
        await writeOutcomes(records)
      })
      for (const record of records) loaded.outcomes.set(record.id, record)
      notify(new Set([OUTCOMES]))
      tell({ type: 'outcomes', outcomes: records })
    },

    dismiss: async (actionId) => {
      const dismissed = await database.transaction('rw', database.outcomes, async () => {
        const known = await database.outcomes.get(actionId)
        if (known?.status !== 'rejected') return undefined
        await database.outcomes.put({ ...known, dismissed: true })
        return { ...known, dismissed: true }
      })
      if (!dismissed) return
      loaded.outcomes.set(actionId, dismissed)
      notify(new Set([OUTCOMES]))
      tell({ type: 'outcomes', outcomes: [dismissed] })
    },

    forgetOutcomes: async (ids) => {
      await database.outcomes.bulkDelete([...ids])
      for (const id of ids) loaded.outcomes.delete(id)
      notify(new Set([OUTCOMES]))
      tell({ type: 'outcomes', outcomes: [], gone: [...ids] })
    },

    tidy: async (nowMs, keepFrom) => {
      const { state, memory, chunks } = loaded
      if (!state) return
      const topics = new Set<Topic>()
      dropOutOfWindow(memory, nowMs, keepFrom, topics)
      if (topics.size > 0) notify(topics)
      const { generation, page } = state
      await compact({ database, memory, chunks, generation, page, pause: device.pause, guard })
      const now = await stateOf(database)
      if (loaded.state && now) loaded.state = { ...loaded.state, compactions: now.compactions }
      await search.settle(pacer(device.pause))
    },

    drop: async () => {
      await database.transaction('rw', [database.meta, database.pages, database.chunks, database.codes], async () => {
        await guard()
        await Promise.all([database.pages.clear(), database.chunks.clear(), database.codes.clear()])
        await database.meta.delete('state')
      })
      await reload()
      tell({ type: 'swapped' })
    },

    close: () => {
      closed = true
      channel.onmessage = null
      channel.close()
      database.close()
    },
  }
}

const ITEM = ofCollection('items')
function* itemsIn(topics: ReadonlySet<Topic>): Generator<string> {
  if (!topics.has(ITEM)) return
  for (const topic of topics) if (topic.startsWith('items/')) yield topic.slice('items/'.length)
}
