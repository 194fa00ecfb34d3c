/**
 * One tab leads. The lock says who; a leader that does not answer for 20 seconds (frozen, stuck) is robbed of it. The
 * leader needs no timer of its own, which a browser would slow down in a hidden tab: it answers when it is asked.
 */
import type { Device } from './device.ts'

export type LeaderOptions = { askEveryMs: number; silentMs: number }

export const LEADER_DEFAULTS: LeaderOptions = { askEveryMs: 5_000, silentMs: 20_000 }

export type Campaign = {
  readonly leading: boolean
  /** Leaves the race; a leader steps down first, and what one began that was robbed meanwhile is ended too. */
  close: () => Promise<void>
}

/**
 * `lead` is called when this tab has become the leader and must return when the signal aborts (lock stolen, or closed).
 * What it commits must be fenced besides: a tab that thaws learns of the theft only when it gets to run.
 */
export const campaign = (
  device: Device,
  name: string,
  lead: (signal: AbortSignal) => Promise<void>,
  options: LeaderOptions = LEADER_DEFAULTS,
): Campaign => {
  const channel = device.channel(`${name}:lead`)
  const leaving = new AbortController()
  let reign: AbortController | undefined
  /** The robbed are ended by their signal, and no longer waited for by their lock. */
  const underWay = new Set<Promise<void>>()
  let quietSince = performance.now()
  let unanswered = 0

  const leading = () => reign !== undefined && !reign.signal.aborted
  const heard = () => {
    quietSince = performance.now()
    unanswered = 0
  }
  channel.onmessage = ({ data }) => {
    if (data === 'here') heard()
    if (data === 'ask' && leading()) channel.postMessage('here')
  }

  const reignNow = async () => {
    const mine = new AbortController()
    reign = mine
    channel.postMessage('here')
    const work = lead(AbortSignal.any([mine.signal, leaving.signal]))
    underWay.add(work)
    try {
      await work
    } finally {
      underWay.delete(work)
      if (reign === mine) reign = undefined
    }
  }

  /** Both must hold: by the clock alone, a tab that wakes from sleep would rob a healthy leader. */
  const isSilent = () =>
    unanswered * options.askEveryMs >= options.silentMs && performance.now() - quietSince >= options.silentMs

  /** Waits in line once, or jumps it; gives whether the leader was found silent meanwhile. */
  const standInLine = async (steal: boolean): Promise<boolean> => {
    const waiting = new AbortController()
    const asking = setInterval(() => {
      if (leading()) return
      channel.postMessage('ask')
      unanswered += 1
      if (isSilent()) waiting.abort()
    }, options.askEveryMs)
    const signal = AbortSignal.any([waiting.signal, leaving.signal])
    try {
      await device.locks.request(`${name}:lead`, steal ? { steal } : { signal }, reignNow)
      return false
    } catch (error) {
      if ((error as Error)?.name !== 'AbortError') throw error
      // Robbed: the work under the lock may still be running, and must stop.
      reign?.abort()
      return waiting.signal.aborted
    } finally {
      clearInterval(asking)
      heard()
    }
  }

  const stand = async () => {
    let steal = false
    while (!leaving.signal.aborted) {
      try {
        steal = await standInLine(steal)
      } catch (error) {
        console.error('leading ended', error)
        await new Promise((resolve) => setTimeout(resolve, options.askEveryMs))
      }
    }
  }

  const standing = stand()
  return {
    get leading() {
      return leading()
    },
    close: async () => {
      leaving.abort()
      await standing
      await Promise.allSettled(underWay)
      channel.close()
    },
  }
}
