/** Keeps a workspace in touch: one tab leads and runs the loop, all tabs know how it goes. */

import type { Presence, PresenceNews, Present } from '../../domain/protocol/live.ts'
import type { Mirror } from '../mirror/mirror.ts'
import type { Device } from '../outbox/device.ts'
import { campaign, LEADER_DEFAULTS, type LeaderOptions } from '../outbox/leader.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Wire } from '../outbox/wire.ts'
import type { Api } from './api.ts'
import { outboxName } from './databases.ts'
import { isPending } from './due.ts'
import { connectLive, type LiveConnection } from './live-socket.ts'
import { callsOf } from './own-calls.ts'
import { createPresence } from './presence.ts'
import { outcomesToPrune } from './prune.ts'
import type { Reader } from './reader.ts'
import type { Member } from './session.ts'
import { NO_FACTS, type SyncFacts } from './sync-facts.ts'
import { syncLoop } from './sync-loop.ts'

export type Sync = {
  facts: () => Reader['facts']
  wasSent: (actionId: string) => boolean
  /** Where the person is in a count, if in one; and who is in it, as far as this tab was told. */
  here: (here: Presence) => void
  present: (countId: string) => readonly Present[]
  /** This tab has recorded something: whoever leads pushes it. */
  recorded: () => void
  /** Something new is in the outbox, from whatever tab. */
  arrived: () => void
  /** Everything, now. */
  now: () => void
  start: () => void
  /** Tells the other tabs that this member's databases go now. */
  tellWiped: () => void
  close: () => Promise<void>
}

type Parts = {
  member: Member
  outbox: Outbox
  mirror: Mirror
  api: Api
  device: Device
  leader?: LeaderOptions | undefined
  /** What else is done in the leading tab alone, until the signal aborts. */
  alsoLead: (signal: AbortSignal) => Promise<void>
  /** The network may be back, or a person asked. */
  onReconnected: () => void
  /** This member may see nothing any more: what can be fetched again leaves the device. */
  onDropped: () => Promise<void>
  /** How it goes has changed, or what has been sent. */
  onFacts: () => void
  onSent: () => void
  onPresence: () => void
  /** Another tab has wiped this member's databases. */
  onWiped: () => void
}

type Message =
  | { type: 'facts'; facts: SyncFacts }
  | { type: 'sent' | 'unsent'; ids: readonly string[] }
  | { type: 'recorded' }
  | { type: 'here'; here: Presence }
  | { type: 'where?' }
  | { type: 'present'; news: PresenceNews | undefined }
  | { type: 'now' }
  | { type: 'facts?' }
  | { type: 'wiped' }

/** Without a live connection, ask this often; with one, only in case a poke was lost. */
const POLL_MS = 30_000
const POLL_LIVE_MS = 300_000
/** The leader tells how it goes at least this often; one not heard for three times as long says nothing about now. */
const TELL_MS = 10_000
const LOST_SPREAD_MS = 2_000
const TIDY_MS = 300_000
const NOWHERE: Presence = { countId: null, locationId: null }

export const startSync = (parts: Parts): Sync => {
  const { member, outbox, mirror, api, device } = parts
  const name = outboxName(member)
  const channel = device.channel(`${name}:sync`)
  const sent = new Set<string>()
  const closing = new AbortController()
  let facts: SyncFacts = NO_FACTS
  let heardAt = performance.now()
  let live: LiveConnection | undefined
  let telling: ReturnType<typeof setInterval> | undefined
  let leading: { close: () => Promise<void>; readonly leading: boolean } | undefined

  const say = (message: Message) => channel.postMessage(message)
  const tell = (more: Partial<SyncFacts>) => {
    facts = { ...facts, ...more }
    heardAt = performance.now()
    say({ type: 'facts', facts })
    parts.onFacts()
  }
  const noteSent = (type: 'sent' | 'unsent', ids: readonly string[]) => {
    for (const id of ids) sent[type === 'sent' ? 'add' : 'delete'](id)
    parts.onSent()
  }
  const tellSent = (type: 'sent' | 'unsent') => (ids: readonly string[]) => {
    noteSent(type, ids)
    say({ type, ids })
  }

  const tellHere = (here: Presence) => {
    if (leading?.leading) live?.tell(here)
    else say({ type: 'here', here })
  }
  const presence = createPresence(tellHere, parts.onPresence)
  const isSomewhere = () => presence.here.countId !== null
  const hearPresence = (news: PresenceNews | undefined) => {
    if (news) presence.hear(news)
    else presence.forget()
  }
  const relayPresence = (news: PresenceNews | undefined) => {
    hearPresence(news)
    say({ type: 'present', news })
  }

  const wire = ownWire(api, member)
  const work = syncLoop({
    outbox,
    mirror,
    wire,
    device,
    tell,
    // Without a network an attempt is made all the same (the server may be this machine), but nothing is on its way.
    sending: (ids) => {
      if (device.isOnline()) tellSent('sent')(ids)
    },
    unsent: tellSent('unsent'),
    tidy: () => tidy(),
    dropped: parts.onDropped,
    pollMs: () => (live?.connected ? POLL_LIVE_MS : POLL_MS),
  })
  const loop = {
    ...work,
    reconnected: () => {
      work.reconnected()
      parts.onReconnected()
    },
  }

  channel.onmessage = ({ data }) => {
    const message = data as Message
    if (message.type === 'recorded') void outbox.refresh().then(loop.recorded)
    if (message.type === 'now') loop.reconnected()
    if (message.type === 'sent' || message.type === 'unsent') noteSent(message.type, message.ids)
    if (message.type === 'facts?' && leading?.leading) say({ type: 'facts', facts })
    if (message.type === 'wiped') parts.onWiped()
    if (message.type === 'here' && leading?.leading) live?.tell(message.here)
    if (message.type === 'where?' && isSomewhere()) tellHere(presence.here)
    if (message.type === 'present') hearPresence(message.news)
    if (message.type !== 'facts' || leading?.leading) return
    facts = message.facts
    heardAt = performance.now()
    parts.onFacts()
  }

  const online = () => loop.reconnected()
  const offline = () => {
    tell({ reached: false })
    loop.lost()
  }

  const tidy = async () => {
    await outbox.prune(outcomesToPrune(outbox.log.all, mirror, device.now()))
    const kept = new Set(outbox.log.all.map((action) => action.id))
    const gone = [...mirror.outcomes.keys()].filter((id) => !kept.has(id))
    if (gone.length > 0) await mirror.forgetOutcomes(gone)
    const oldest = outbox.log.all.find(
      (action) => action.type === 'observation' && isPending(mirror.outcomes.get(action.id), mirror.state),
    )
    await mirror.tidy(device.now() + (api.clock()?.offsetMs ?? 0), oldest?.occurredAt ?? null)
  }

  const lead = async (signal: AbortSignal) => {
    await mirror.loaded
    await outbox.refresh()
    await mirror.lead(`${name} ${performance.timeOrigin} ${device.chance()}`)
    if (signal.aborted) return
    const tidying = setInterval(() => void tidy().catch((error) => console.error('tidying up', error)), TIDY_MS)
    const forget = api.onToken(() => {
      if (api.owner()?.userId === member.userId) loop.reconnected()
    })
    live = connectLive(api, device.chance, {
      onPoke: loop.poked,
      onPresence: relayPresence,
      onConnected: () => {
        loop.reconnected()
        if (isSomewhere()) tellHere(presence.here)
        else say({ type: 'where?' })
      },
      // Was it the network? Found out by asking, not all devices in the same moment.
      onLost: () => {
        relayPresence(undefined)
        setTimeout(loop.reconnected, device.chance() * LOST_SPREAD_MS)
      },
    })
    const ended = new AbortController()
    const also = parts.alsoLead(AbortSignal.any([signal, ended.signal]))
    try {
      await loop.run(signal)
    } finally {
      ended.abort()
      live.close()
      live = undefined
      forget()
      clearInterval(tidying)
      await also
    }
  }

  return {
    facts: () => ({
      ...facts,
      leading: leading?.leading ?? false,
      stale: !device.isOnline() || performance.now() - heardAt > 3 * TELL_MS,
    }),
    wasSent: (actionId) => sent.has(actionId),
    here: presence.go,
    present: presence.in,
    recorded: () => {
      if (leading?.leading) loop.recorded()
      else say({ type: 'recorded' })
    },
    arrived: () => {
      if (leading?.leading) loop.recorded()
    },
    now: () => {
      if (leading?.leading) loop.reconnected()
      else say({ type: 'now' })
    },
    start: () => {
      leading = campaign(device, name, lead, parts.leader ?? LEADER_DEFAULTS)
      say({ type: 'facts?' })
      // The badge must also notice what does not happen: a leader that has fallen silent.
      telling = setInterval(() => (leading?.leading ? tell({}) : parts.onFacts()), TELL_MS)
      globalThis.addEventListener?.('online', online, { signal: closing.signal })
      globalThis.addEventListener?.('offline', offline, { signal: closing.signal })
      // A tab that goes takes its person along; another tab may hold the connection.
      globalThis.addEventListener?.('pagehide', () => isSomewhere() && tellHere(NOWHERE), { signal: closing.signal })
    },
    tellWiped: () => say({ type: 'wiped' }),
    close: async () => {
      closing.abort()
      presence.close()
      clearInterval(telling)
      await leading?.close()
      channel.onmessage = null
      channel.close()
    },
  }
}

const ownWire = (api: Api, member: Member): Wire => {
  const asMember = callsOf(api, member)
  return {
    getText: (path) => asMember(() => api.getText(path)),
    postText: (path, body, leaving) => asMember(() => api.postText(path, body, leaving)),
    stream: (path) => asMember(() => api.stream(path)),
  }
}
