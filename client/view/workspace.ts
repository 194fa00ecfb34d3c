/** One member's place of work on this device: their outbox, their mirror, the loop that keeps both in touch with the server. */
import type { RxStorageDexie } from 'rxdb/plugins/storage-dexie'
import type { SsccRange } from '../../domain/labels/sscc.ts'
import type { PrintBody } from '../../domain/protocol/labels.ts'
import type { Presence } from '../../domain/protocol/live.ts'
import type { FailureReport } from '../../domain/protocol/reports.ts'
import type { AsOfAnswer } from '../../domain/protocol/stock-as-of.ts'
import { openMirror } from '../mirror/mirror.ts'
import { openMirrorDatabase } from '../mirror/mirror-database.ts'
import { EVERYTHING, OUTCOMES } from '../mirror/topics.ts'
import { browserDevice, type Device } from '../outbox/device.ts'
import { openDrafts } from '../outbox/drafts.ts'
import type { LeaderOptions } from '../outbox/leader.ts'
import { openOutbox } from '../outbox/outbox.ts'
import { openOutboxDatabase } from '../outbox/outbox-database.ts'
import type { Api, ApiResult } from './api.ts'
import { type AsOfScope, askAsOf, type Moment } from './as-of.ts'
import { type Commands, createCommands } from './commands.ts'
import { deleteDatabases, mirrorName, numbersName, orderNumbersName, outboxName } from './databases.ts'
import { type DocumentIds, documentIds } from './document-ids.ts'
import { lookup, lookupStored } from './find-code.ts'
import { createImports, type Imports } from './imports.ts'
import { type KeptHere, keptHere, type StorageHealth, storage } from './kept-here.ts'
import { fillNumbers, sendToPrinter } from './labels.ts'
import { EDITS, liveQueries, OWN, type Query, SYNC } from './live.ts'
import { createPushDoor, type PushDoor } from './notices.ts'
import { openPalletNumbers, type PalletNumbers } from './numbers-database.ts'
import { type OrderNumberDoor, orderNumberDoor } from './order-numbers.ts'
import { openOrderNumbers } from './order-numbers-database.ts'
import { openPhotos, type PhotoDoor } from './photo-door.ts'
import { PHOTOS } from './photos.ts'
import { PRESENCE } from './presence.ts'
import { createReader, type Reader } from './reader.ts'
import { reopening } from './reopening.ts'
import type { Found } from './rows.ts'
import type { Member } from './session.ts'
import { startSync } from './sync.ts'
import { unsentCount } from './sync-state.ts'

export type { ActionDraft, Happened } from './commands.ts'

export type Workspace = Commands &
  DocumentIds & {
    /** Who signed in. What they may do by now is `memberQuery`'s. */
    readonly member: Member
    readonly deviceId: string

    /** The person has seen the rejection and lets it go; the action itself is kept. */
    dismiss: (rejectedActionId: string) => Promise<void>

    /** What a code may mean, best first; never empty. Synchronous: from memory. */
    lookup: (code: string) => Found[]
    /** The same before the mirror is in memory: one chunk is read for one barcode. */
    lookupEarly: (code: string) => Promise<Found[]>

    /** False on a device that has never had the cards: nothing is known of any code before they are here. */
    readonly filled: boolean
    /** Resolves when `filled` is true. */
    whenFilled: () => Promise<void>

    /** True once the mirror is in memory (or known to be empty and never filled). */
    readonly ready: boolean
    /** Resolves when `ready` is true. */
    readonly loaded: Promise<void>
    /** A value now, the same object as long as nothing it is made of has changed. */
    read: <T>(query: Query<T>) => T
    subscribe: <T>(query: Query<T>, listener: () => void) => () => void
    /** A value now, kept by nobody: a whole list for a file. */
    readOnce: <T>(read: (reader: Reader) => T) => T

    draft: <T>(key: string) => T | undefined
    setDraft: <T>(key: string, value: T | undefined) => Promise<void>

    /** What was held at a moment beyond this device's window; a page, from the server. */
    askStockAsOf: (scope: AsOfScope, moment: Moment, after?: string) => Promise<ApiResult<AsOfAnswer>>

    /** The pallet numbers that this device may give out. */
    readonly numbers: PalletNumbers
    /** Fetches more of them before they run out; without a network nothing happens. */
    fillNumbers: (range: SsccRange) => Promise<void>
    /** The order numbers that this device may give out. */
    readonly orderNumbers: OrderNumberDoor
    /** By way of the server, to a printer of the organisation. */
    printLabels: (body: PrintBody) => Promise<ApiResult<{ sent: number }>>
    /** All of the organisation as lines, from the server; for admins. */
    exportOrganisation: () => Promise<ApiResult<ReadableStream<Uint8Array>>>

    /** Tells those who run the server of a screen that stopped. */
    reportFailure: (report: FailureReport) => Promise<ApiResult<unknown>>

    /** Photographs of items. */
    photos: PhotoDoor

    /** Where this device says what it wants to be told of while the app is closed. */
    push: PushDoor

    /** Files that are brought in: at the server, with a network alone. */
    imports: Imports

    /** The time by the server's clock, as far as it is known, in milliseconds. */
    now: () => number

    /** Where the person is in a count: told live to the others in it, and kept nowhere. */
    here: (here: Presence) => void

    /** Push what waits and pull what is new, now. */
    syncNow: () => void
    /** Forgets all documents, never an action or its outcome, and fetches them again; in the leading tab alone. */
    dropMirror: () => Promise<void>
    /** Every action without a final outcome, as JSON text for a file. */
    exportQueue: () => string
    storage: () => Promise<StorageHealth>
    keptHere: () => Promise<KeptHere>
    close: () => Promise<void>
    /** Removes this member's databases from the device. With unsent work it does nothing but say how much, unless forced. */
    wipe: (options?: { force?: boolean }) => Promise<{ wiped: boolean; unsent: number }>
  }

export type WorkspaceOptions = {
  session: Member
  deviceId: string
  api: Api
  device?: Device & { rxStorage?: RxStorageDexie }
  leader?: LeaderOptions
  /** Another tab signed this member out; by default the page starts anew. */
  onWiped?: () => void
}

/** One tab opens one workspace of a member at a time: the next waits until the one before has closed. */
const open = new WeakMap<object, Map<string, Promise<void>>>()
const BROWSER = {}

export const openWorkspace = async (options: WorkspaceOptions): Promise<Workspace> => {
  const tab = options.device ?? BROWSER
  const name = outboxName(options.session)
  const turns = open.get(tab) ?? new Map<string, Promise<void>>()
  open.set(tab, turns)
  const before = turns.get(name)
  let closed: () => void = () => undefined
  turns.set(name, new Promise((resolve) => (closed = resolve)))
  await before
  try {
    return await openNow(options, options.device ?? browserDevice(), closed)
  } catch (error) {
    closed()
    throw error
  }
}

const openNow = async (
  { session: member, deviceId, api, leader, onWiped }: WorkspaceOptions,
  device: Device & { rxStorage?: RxStorageDexie },
  closed: () => void,
): Promise<Workspace> => {
  const openOwn = async () => {
    const database = await openOutboxDatabase(outboxName(member), device.rxStorage)
    const [outbox, drafts] = await Promise.all([openOutbox(database), openDrafts(database)])
    return { outboxDatabase: database, outbox, drafts }
  }
  const openTheirs = async () => openMirror(mirrorName(member), await openMirrorDatabase(mirrorName(member)), device)
  // Side by side: each waits for the disk more than for the processor.
  const [{ outboxDatabase, outbox, drafts }, mirror] = await Promise.all([openOwn(), openTheirs(), api.ready])

  const now = () => device.now() + (api.clock()?.offsetMs ?? 0)

  const photos = openPhotos({ member, api, device, onChange: () => notify([PHOTOS]) })
  const sync = startSync({
    ...{ member, outbox, mirror, api, device, leader },
    alsoLead: photos.lead,
    onReconnected: photos.reconnected,
    onDropped: photos.dropKept,
    onFacts: () => notify([SYNC]),
    onSent: () => notify([OWN]),
    onPresence: () => notify([PRESENCE]),
    onWiped: () => void close().then(onWiped ?? (() => globalThis.location?.reload())),
  })
  const { reader, changed } = createReader({
    signedIn: member,
    outbox,
    mirror,
    draft: drafts.get,
    facts: sync.facts,
    photos: () => photos.unsent,
    wasSent: sync.wasSent,
    present: sync.present,
    now,
  })
  const live = liveQueries(reader)
  /** What was looked up last from storage, as long as nothing has changed: who hears a scan asks, and the screen that answers. */
  let early: { code: string; found: Promise<Found[]> } | undefined
  const notify = (topics: Iterable<string>) => live.notify(new Set(topics))
  let atWork = reader.member
  let editIds = reader.own.editIds
  const ownTopics = (): string[] => {
    const before = editIds
    editIds = reader.own.editIds
    return editIds === before ? [OWN] : [OWN, EDITS]
  }
  const forget = [
    outbox.onChange(() => {
      early = undefined
      changed()
      notify(ownTopics())
      sync.arrived()
    }),
    mirror.onChange((topics) => {
      early = undefined
      changed()
      const before = atWork
      atWork = reader.member
      const own = topics.has(OUTCOMES) || topics.has(EVERYTHING) ? ownTopics() : []
      // Other rights, another view of nearly everything.
      notify([...topics, ...own, ...(atWork === before ? [] : [EVERYTHING])])
    }),
    drafts.onChange((key) => notify([`draft/${key}`])),
  ]
  const numbers = openPalletNumbers(numbersName(member))
  const orderNumbers = openOrderNumbers(orderNumbersName(member))
  sync.start()

  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= (async () => {
      for (const each of forget) each()
      await sync.close()
      mirror.close()
      numbers.close()
      orderNumbers.close()
      photos.close()
      await outboxDatabase.close()
      closed()
    })()
    return closing
  }

  const commands = createCommands({
    outbox,
    mirror,
    device,
    member,
    deviceId,
    clock: api.clock,
    reopening: (movementIds) => reopening(reader, movementIds),
    recorded: sync.recorded,
  })
  const unsent = () => reader.own.unsettled

  return {
    ...commands,
    ...documentIds(device),
    member,
    deviceId,
    dismiss: mirror.dismiss,
    lookup: (code) => lookup(reader, code),
    lookupEarly: async (code) => {
      if (mirror.ready) return lookup(reader, code)
      if (early?.code !== code) {
        const found = lookupStored(reader, code, mirror.findStored)
        early = { code, found }
        found.catch(() => (early = undefined))
      }
      return early.found
    },
    get ready() {
      return mirror.ready
    },
    loaded: mirror.loaded,
    get filled() {
      return mirror.state !== undefined
    },
    whenFilled: () =>
      new Promise((resolve) => {
        if (mirror.state !== undefined) return resolve()
        const stop = mirror.onChange(() => {
          if (mirror.state === undefined) return
          stop()
          resolve()
        })
      }),
    read: live.read,
    subscribe: live.subscribe,
    readOnce: (read) => read(reader),
    draft: <T>(key: string) => drafts.get(key) as T | undefined,
    setDraft: drafts.set,
    askStockAsOf: (scope, moment, after) => askAsOf(api, scope, moment, after),
    numbers,
    fillNumbers: (range) => fillNumbers({ api, numbers, locks: device.locks }, range),
    orderNumbers: orderNumberDoor({ api, numbers: orderNumbers, locks: device.locks }, reader),
    printLabels: (body) => sendToPrinter(api, body),
    exportOrganisation: () => api.stream('/organisation/export'),
    photos: photos.door,
    push: createPushDoor(api),
    reportFailure: (report) => api.post('/reports', report),
    imports: createImports(api),
    now,
    here: sync.here,
    syncNow: sync.now,
    dropMirror: async () => {
      await mirror.drop()
      sync.now()
    },
    exportQueue: () => JSON.stringify({ member: member.userId, deviceId, actions: unsent() }, null, 2),
    storage,
    keptHere: async () => keptHere(reader, drafts, await photos.amount()),
    close,
    wipe: async ({ force = false } = {}) => {
      await outbox.refresh()
      const waiting = unsentCount(reader)
      if (waiting > 0 && !force) return { wiped: false, unsent: waiting }
      sync.tellWiped()
      await close()
      await deleteDatabases(member)
      return { wiped: true, unsent: waiting }
    },
  }
}
