/** Reads the feed up to its end. Nothing is shown or kept before the last page is in: only then is it a state the server had. */

import type { FeedPage, ResyncReason } from '../../domain/protocol/feed.ts'
import type { Outcome } from '../../domain/protocol/push.ts'
import { BOOTSTRAP_BEHIND, FEED_LIMITS } from '../../domain/protocol-limits.ts'
import { type ApiError, statusOf, type Wire } from '../outbox/wire.ts'

export type CatchUp = {
  epoch: string
  from: string
  to: string
  through: number
  texts: string[]
  documents: FeedPage['documents']
  settled: Outcome[]
  /** When the server said so, by its clock; absent when it had nothing to say. */
  serverAt?: string
}

export type FeedEnd =
  | { kind: 'caught-up'; catchUp: CatchUp }
  /** Further behind than one transaction should hold, or no longer able to continue: everything is fetched anew. */
  | { kind: 'resync'; reason: ResyncReason | 'behind' }
  | { kind: 'refused'; error: ApiError }

const CONFLICT = 409

export const readFeed = async (
  wire: Wire,
  start: { position: string; through: number; epoch: string },
  onProgress: (done: number, total: number) => void,
): Promise<FeedEnd> => {
  const pages: FeedPage[] = []
  const texts: string[] = []
  let position = start.position
  for (;;) {
    const answer = await wire.getText(`/sync/feed?after=${encodeURIComponent(position)}&limit=${FEED_LIMITS.max}`)
    if (!answer.ok) return refusal(answer.error)
    const page = JSON.parse(answer.value) as FeedPage
    if (page.head - page.through > BOOTSTRAP_BEHIND) return { kind: 'resync', reason: 'behind' }
    // A replica that lags answers with the position it was asked from: as if nothing had been said.
    if (page.through < start.through) break
    pages.push(page)
    if (page.documents.length > 0) texts.push(answer.value)
    position = page.position
    if (!page.more) break
    onProgress(page.through - start.through, page.head - start.through)
  }
  const last = pages.at(-1)
  return {
    kind: 'caught-up',
    catchUp: {
      epoch: last?.epoch ?? start.epoch,
      from: start.position,
      to: position,
      through: last?.through ?? start.through,
      texts,
      documents: pages.flatMap((page) => page.documents),
      settled: pages.flatMap((page) => page.settled),
      ...(last ? { serverAt: last.serverTime } : {}),
    },
  }
}

const refusal = (error: ApiError): FeedEnd => {
  if (statusOf(error) !== CONFLICT) return { kind: 'refused', error }
  const reason = error.kind === 'problem' ? error.problem.reason : undefined
  return { kind: 'resync', reason: reason === 'scope' || reason === 'expired' ? reason : 'epoch' }
}
