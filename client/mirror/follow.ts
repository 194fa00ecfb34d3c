/** How a tab that does not lead stays equal to the one that does: by what it is told, else by the log, else from the start. */
import type { Channel } from '../outbox/device.ts'
import { documentsOf } from './load.ts'
import { type MirrorDatabase, type MirrorState, type OutcomeRecord, stateOf } from './mirror-database.ts'
import type { Shown } from './shown.ts'

/** What the tabs tell each other; documents as text, so that each parses for itself. */
export type Message =
  | { type: 'page'; number: number; from: string; state: MirrorState; texts: string[]; outcomes: OutcomeRecord[] }
  | { type: 'outcomes'; outcomes: OutcomeRecord[]; gone?: string[] }
  | { type: 'swapped' }

export type Following = {
  /** Resolves when everything that was told so far is shown. */
  caughtUp: () => Promise<unknown>
  /** Nothing is told any more, and what fails from now on is nobody's concern. */
  close: () => void
}

export const followLeader = (channel: Channel, database: MirrorDatabase, shown: Shown): Following => {
  let closed = false

  /** Applies what the log holds beyond this tab's page; reads everything again when the log no longer reaches back. */
  const followLog = async () => {
    if (shown.reloading) await shown.reloading
    const mine = shown.now.state
    const now = await stateOf(database)
    if (!mine || !now || now.generation !== mine.generation) return now || mine ? shown.reload() : undefined
    const pages = await database.pages.where('number').above(mine.page).toArray()
    const gapless = pages.every((page, at) => page.number === mine.page + 1 + at)
    if (!gapless || mine.page + pages.length < now.page || shown.now.state !== mine) return shown.reload()
    const outcomes = await database.outcomes.toArray()
    shown.show(
      pages.flatMap((page) => documentsOf(page.texts)),
      { ...now, page: mine.page + pages.length },
      outcomes,
    )
  }

  const takePage = ({ number, from, state, texts, outcomes }: Extract<Message, { type: 'page' }>) => {
    const mine = shown.now.state
    if (mine && state.page <= mine.page && state.generation === mine.generation) return
    const follows = mine?.position === from && mine.page + 1 === number && !shown.reloading
    if (!follows || mine.generation !== state.generation) return followLog()
    shown.show(documentsOf(texts), state, outcomes)
  }

  let following: Promise<unknown> = Promise.resolve()
  const queue = (step: () => Promise<unknown> | unknown) => {
    following = following.then(step).catch((error) => {
      if (!closed) console.error('following the leading tab', error)
    })
  }

  channel.onmessage = ({ data }) => {
    const message = data as Message
    if (message.type === 'swapped') queue(() => shown.reload())
    else if (message.type === 'outcomes') shown.showOutcomes(message.outcomes, message.gone)
    else queue(() => takePage(message))
  }
  queue(() => shown.reloading)

  return {
    caughtUp: () => following,
    close: () => {
      closed = true
      channel.onmessage = null
    },
  }
}
