/** What is so: the server's documents in memory and in storage, the same in every tab. Only the leading tab writes. */
import type { Document } from '../../domain/protocol/documents.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import type { Channel, Device } from '../outbox/device.ts'
import { type Fetched, keepOnly } from './bootstrap.ts'
import { countChunks } from './chunks.ts'
import { normalCode } from './codes.ts'
import { compact } from './compaction.ts'
import type { CatchUp } from './feed.ts'
import { followLeader, type Message } from './follow.ts'
import type { ItemSearch } from './item-search.ts'
import { laterOf, latestServerAt } from './last-seen.ts'
import type { Memory } from './memory.ts'
import {
  assertLeading,
  MIRROR_VERSION,
  type MirrorDatabase,
  type MirrorState,
  type OutcomeRecord,
  stateOf,
} from './mirror-database.ts'
import { carriedOver, mergeOutcomes, toRecords, withDismissal } from './outcomes.ts'
import { ensureCodes, findStored } from './quick-path.ts'
import { openShown } from './shown.ts'
import { pacer } from './slices.ts'
import type { Topic } from './topics.ts'
import { dropOutOfWindow } from './window.ts'

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
  /** False when the mirror was dropped meanwhile, and there is nothing any more that it could carry on: nothing is changed then. */
  applyCatchUp: (catchUp: CatchUp) => Promise<boolean>
  /**
   * Puts what was fetched in force, then shows it when all is in memory; what was on screen stays until then.
   * `outcomes`: answers given during the resync; `catchUps`: the feed after the bootstrap, as far as it had to go. False
   * when chunks are missing, since the mirror was dropped meanwhile: nothing is changed then.
   */
  swap: (fetched: Fetched, catchUps: readonly CatchUp[], outcomes: readonly Outcome[]) => Promise<boolean>
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

export const openMirror = async (name: string, database: MirrorDatabase, device: Device): Promise<Mirror> => {
  const asked = new Set<Promise<unknown>>()
  /** A code that somebody waits for goes before the reading of all the rest. */
  const spare = async () => {
    while (asked.size > 0) await Promise.allSettled(asked)
    await device.spare()
  }
  const shown = await openShown(database, { ...device, spare })
  const firstLoad = shown.reload()
  const channel: Channel = device.channel(`${name}:mirror`)
  const following = followLeader(channel, database, shown)
  const tell = (message: Message) => channel.postMessage(message)
  let token = ''
  const guard = () => assertLeading(database, token)
  /**
   * Writes within the caller's transaction and gives what stands then: what a person has dismissed since the records were made
   * stays dismissed.
   */
  const writeOutcomes = async (records: readonly OutcomeRecord[]): Promise<OutcomeRecord[]> => {
    if (records.length === 0) return []
    const stored = await database.outcomes.bulkGet(records.map(({ id }) => id))
    const standing = records.map((record, at) => withDismissal(stored[at], record))
    await database.outcomes.bulkPut(standing)
    return standing
  }

  const noteCodes = async () => {
    const { state, memory, chunks } = shown.now
    if (state) await ensureCodes({ database, memory, chunks, generation: state.generation, pause: device.pause, guard })
  }

  /** One at a time: two that rewrite chunks at once would each think to be done when the other is not. */
  let tidying: Promise<void> = Promise.resolve()
  const tidyNow = async (nowMs: number, keepFrom: string | null): Promise<void> => {
    const { now } = shown
    const { state, memory, chunks } = now
    if (!state) return
    const topics = new Set<Topic>()
    dropOutOfWindow(memory, nowMs, keepFrom, topics)
    if (topics.size > 0) shown.notify(topics)
    const { generation, page } = state
    await noteCodes()
    const compactions = await compact({ database, memory, chunks, generation, page, pause: device.pause, guard })
    if (compactions !== undefined) now.compactions = compactions
    await shown.search.settle(pacer(device.pause))
  }

  return {
    get memory() {
      return shown.now.memory
    },
    get search() {
      return shown.search
    },
    get ready() {
      return shown.ready
    },
    loaded: firstLoad,
    get state() {
      return shown.now.state
    },
    get outcomes() {
      return shown.now.outcomes
    },
    database,
    guard,
    onChange: shown.onChange,
    findStored: async (code) => {
      const asking = findStored(database, code)
      asked.add(asking)
      const found = await asking.finally(() => asked.delete(asking))
      if (found) return found
      await firstLoad
      return [...shown.now.memory.byCode(normalCode(code))]
    },

    lead: async (newToken) => {
      await following.caughtUp()
      token = newToken
      await database.meta.put({ key: 'leader', token })
      const now = await stateOf(database)
      const { state: mine, compactions } = shown.now
      // Odd: whoever led before was closed in the middle of rewriting them.
      const current = now === undefined || (now.compactions === compactions && compactions % 2 === 0)
      if (!current || now?.generation !== mine?.generation || now?.page !== mine?.page) await shown.reload()
      else shown.now.outcomes = new Map((await database.outcomes.toArray()).map((each) => [each.id, each]))
      await noteCodes()
    },

    applyCatchUp: async (catchUp) => {
      const before = shown.now.state
      if (!before) return false
      const records = mergeOutcomes(shown.now.outcomes, [
        ...carriedOver(shown.now.outcomes, before, catchUp.epoch),
        ...toRecords(catchUp.settled, catchUp.epoch, device.now()),
      ])
      const moved = catchUp.to !== catchUp.from || catchUp.through !== before.through
      if (!moved && records.length === 0) return true
      const hasPage = catchUp.texts.length > 0
      const number = before.page + 1
      const state: MirrorState = {
        ...before,
        epoch: catchUp.epoch,
        position: catchUp.to,
        through: catchUp.through,
        page: hasPage ? number : before.page,
        lastSeenAt: laterOf(catchUp.documents, before.lastSeenAt),
        ...latestServerAt(before.serverAt, catchUp.serverAt),
      }
      const outcomes = await database.transaction(
        'rw',
        [database.meta, database.pages, database.outcomes],
        async () => {
          await guard()
          // Shown still, and gone from storage: put back, it would be a mirror with nothing in it, for good.
          const stored = await stateOf(database)
          if (stored?.generation !== before.generation) return undefined
          if (hasPage) {
            await database.pages.add({ number, from: catchUp.from, to: catchUp.to, texts: catchUp.texts })
          }
          await database.meta.put({ ...state, compactions: stored.compactions })
          return writeOutcomes(records)
        },
      )
      if (!outcomes) {
        await shown.reloading
        return false
      }
      shown.show(catchUp.documents, state, outcomes)
      tell({ type: 'page', number: state.page, from: catchUp.from, state, texts: catchUp.texts, outcomes })
      return true
    },

    swap: async (fetched, catchUps, outcomes) => {
      const { generation, epoch } = fetched
      const last = catchUps.at(-1)
      const records = mergeOutcomes(shown.now.outcomes, [
        ...toRecords(outcomes, epoch, device.now()),
        ...catchUps.flatMap((catchUp) => toRecords(catchUp.settled, epoch, device.now())),
      ])
      const texts = catchUps.flatMap((catchUp) => catchUp.texts)
      const page = (shown.now.state?.page ?? 0) + 1
      const state: MirrorState = {
        key: 'state',
        version: MIRROR_VERSION,
        epoch,
        position: last?.to ?? fetched.position,
        through: last?.through ?? fetched.through,
        generation,
        page,
        compactions: 0,
        lastSeenAt: catchUps.reduce((at, { documents }) => laterOf(documents, at), fetched.lastSeenAt),
        ...latestServerAt(fetched.serverTime, ...catchUps.map(({ serverAt }) => serverAt)),
      }
      const { meta, pages, chunks } = database
      const whole = await database.transaction('rw', [meta, pages, chunks, database.outcomes], async () => {
        await guard()
        if ((await countChunks(database, generation)) !== fetched.chunks) return false
        await pages.clear()
        await pages.add({ number: page, from: fetched.position, to: state.position, texts })
        await meta.put(state)
        await writeOutcomes(records)
        return true
      })
      if (!whole) return false
      tell({ type: 'swapped' })
      const read = async () => {
        const { memory, chunks } = await fetched.reading.finish()
        for (const { documents } of catchUps) memory.apply(documents)
        return { memory, chunks, compactions: 0, state }
      }
      await shown.reloading
      await Promise.all([shown.reload(read), keepOnly(database, generation, guard)])
      await noteCodes()
      return true
    },

    settle: async (outcomes) => {
      const records = mergeOutcomes(
        shown.now.outcomes,
        toRecords(outcomes, shown.now.state?.epoch ?? null, device.now()),
      )
      const standing = await database.transaction('rw', [database.meta, database.outcomes], async () => {
        await guard()
        return writeOutcomes(records)
      })
      shown.showOutcomes(standing)
      tell({ type: 'outcomes', outcomes: standing })
    },

    dismiss: async (actionId) => {
      const dismissed = await database.transaction('rw', database.outcomes, async () => {
        const known = await database.outcomes.get(actionId)
        if (known?.status !== 'rejected') return undefined
        await database.outcomes.put({ ...known, dismissed: true })
        return { ...known, dismissed: true }
      })
      if (!dismissed) return
      shown.showOutcomes([dismissed])
      tell({ type: 'outcomes', outcomes: [dismissed] })
    },

    forgetOutcomes: async (ids) => {
      await database.outcomes.bulkDelete([...ids])
      shown.showOutcomes([], ids)
      tell({ type: 'outcomes', outcomes: [], gone: [...ids] })
    },

    tidy: (nowMs, keepFrom) => {
      tidying = tidying.catch(() => undefined).then(() => tidyNow(nowMs, keepFrom))
      return tidying
    },

    drop: async () => {
      await database.transaction('rw', [database.meta, database.pages, database.chunks, database.codes], async () => {
        await guard()
        await Promise.all([database.pages.clear(), database.chunks.clear(), database.codes.clear()])
        await database.meta.delete('state')
      })
      await shown.reload()
      tell({ type: 'swapped' })
    },

    close: () => {
      following.close()
      channel.close()
      database.close()
    },
  }
}
