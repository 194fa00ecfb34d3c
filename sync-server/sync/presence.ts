/**
 * Who is where in a count, live: what people's devices say, told on to those who are in the same count, on whichever server
 * process. Nothing of it is kept; what a process no longer says, the others forget.
 */
import type { PresenceNews, Present, Presence as Said } from '../../domain/protocol/live.ts'
import type { Caller } from '../identity/caller.ts'

/** Those of one process who are in a count: all of them, each time. */
export type PresenceShare = { org: string; count: string; members: Present[] }

export type PresenceDeps = {
  /** The member's name, when the count is theirs to see and the place is one of its site; else null. */
  nameIn: (caller: Caller, countId: string, locationId: string | null) => Promise<string | null>
  /** To those in the count on this process. */
  show: (orgId: string, news: PresenceNews) => void
  /** To the other processes. */
  tell: (share: PresenceShare) => void
}

/** A connection of somebody. */
export type Visitor = {
  readonly id: string
  readonly connected: boolean
  enter: (orgId: string, countId: string) => void
  leave: (orgId: string, countId: string) => void
}

export type Presence = {
  /** Somebody says where they are; what they may not see they are not in. */
  move: (visitor: Visitor, caller: Caller, said: Said) => Promise<void>
  /** The connection has ended. */
  gone: (visitorId: string) => void
  /** What somebody may see may have changed: are they still where they said? */
  review: (visitorId: string, caller: Caller) => Promise<void>
  /** Another process says who is there. */
  hear: (from: string, share: PresenceShare) => void
  close: () => void
}

const TELL_AGAIN_MS = 30_000
/** A process that has said nothing for three times as long is no more. */
const FORGET_MS = 3 * TELL_AGAIN_MS

type Here = Present & { visitor: Visitor; orgId: string; countId: string }
type There = { members: Present[]; heardAt: number }

const keyOf = (orgId: string, countId: string): string => `${orgId}/${countId}`

export const createPresence = (deps: PresenceDeps): Presence => {
  const here = new Map<string, Here>()
  /** By count, then by process. */
  const there = new Map<string, Map<string, There>>()
  /** Of several words of one connection the last counts, however long the first were looked at. */
  const asked = new Map<string, number>()

  const sharesOf = (orgId: string, countId: string): Present[] =>
    [...here.values()]
      .filter((one) => one.orgId === orgId && one.countId === countId)
      .map(({ userId, name, locationId }) => ({ userId, name, locationId }))

  const show = (orgId: string, countId: string): void => {
    const others = [...(there.get(keyOf(orgId, countId))?.values() ?? [])].flatMap(({ members }) => members)
    deps.show(orgId, { countId, members: [...sharesOf(orgId, countId), ...others] })
  }
  const tell = (orgId: string, countId: string): void =>
    deps.tell({ org: orgId, count: countId, members: sharesOf(orgId, countId) })
  const changed = (orgId: string, countId: string): void => {
    show(orgId, countId)
    tell(orgId, countId)
  }

  const depart = (visitorId: string): void => {
    const was = here.get(visitorId)
    if (!was) return
    here.delete(visitorId)
    was.visitor.leave(was.orgId, was.countId)
    changed(was.orgId, was.countId)
  }

  const move = async (visitor: Visitor, caller: Caller, { countId, locationId }: Said): Promise<void> => {
    const turn = (asked.get(visitor.id) ?? 0) + 1
    asked.set(visitor.id, turn)
    const name = countId === null ? null : await deps.nameIn(caller, countId, locationId)
    if (!visitor.connected) {
      asked.delete(visitor.id)
      return
    }
    if (asked.get(visitor.id) !== turn) return
    if (countId === null || name === null) {
      depart(visitor.id)
      return
    }
    const { orgId, userId } = caller
    if (here.get(visitor.id)?.countId !== countId) {
      depart(visitor.id)
      visitor.enter(orgId, countId)
    }
    here.set(visitor.id, { visitor, orgId, countId, userId, name, locationId })
    changed(orgId, countId)
  }

  const tellAgain = (): void => {
    const told = new Map([...here.values()].map(({ orgId, countId }) => [keyOf(orgId, countId), { orgId, countId }]))
    for (const { orgId, countId } of told.values()) tell(orgId, countId)
    const old = Date.now() - FORGET_MS
    for (const [key, processes] of there) {
      const silent = [...processes].filter(([, { heardAt }]) => heardAt < old)
      for (const [from] of silent) processes.delete(from)
      if (processes.size === 0) there.delete(key)
      const known = told.get(key)
      if (silent.length > 0 && known) show(known.orgId, known.countId)
    }
  }
  const timer = setInterval(tellAgain, TELL_AGAIN_MS)

  return {
    move,
    gone: (visitorId) => {
      asked.delete(visitorId)
      depart(visitorId)
    },
    review: async (visitorId, caller) => {
      const is = here.get(visitorId)
      if (is && (await deps.nameIn(caller, is.countId, is.locationId)) === null) depart(visitorId)
    },
    hear: (from, { org, count, members }) => {
      const key = keyOf(org, count)
      const processes = there.get(key) ?? new Map<string, There>()
      const isNew = !processes.has(from) && members.length > 0
      if (members.length > 0) there.set(key, processes.set(from, { members, heardAt: Date.now() }))
      else if (processes.delete(from) && processes.size === 0) there.delete(key)
      show(org, count)
      // It has begun to listen, and does not know who is here.
      if (isNew && sharesOf(org, count).length > 0) tell(org, count)
    },
    close: () => {
      clearInterval(timer)
      for (const id of [...here.keys()]) depart(id)
    },
  }
}
