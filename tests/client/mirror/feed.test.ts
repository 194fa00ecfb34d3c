import { expect, it } from 'vitest'
import { readFeed } from '../../../client/mirror/feed.ts'
import type { ApiResult, Wire } from '../../../client/outbox/wire.ts'

const START = { position: 'p0', through: 10, epoch: 'e' }

const page = (position: string, through: number, head: number, more: boolean, documents: number) => ({
  ...{ epoch: 'e', position, through, head, more, settled: [{ id: position, status: 'accepted', seq: through }] },
  documents: Array.from({ length: documents }, (_, at) => ({ collection: 'items', id: `${position}-${at}` })),
})

/** Reads from a server that answers these, one after the other. */
const read = async (...answers: readonly (object | ApiResult<string>)[]) => {
  const asked: string[] = []
  const progress: [number, number][] = []
  const wire: Pick<Wire, 'getText'> = {
    getText: async (path) => {
      asked.push(new URL(path, 'http://test').searchParams.get('after') ?? '')
      const answer = answers[asked.length - 1] ?? {}
      return 'ok' in answer ? (answer as ApiResult<string>) : { ok: true, value: JSON.stringify(answer) }
    },
  }
  const end = await readFeed(wire as Wire, START, (done, total) => void progress.push([done, total]))
  return { end, asked, progress }
}

it('asks on from page to page, and gives all of them together', async () => {
  const { end, asked, progress } = await read(page('p1', 15, 20, true, 2), page('p2', 20, 20, false, 0))
  expect(asked).toEqual(['p0', 'p1'])
  expect(progress).toEqual([[5, 10]])
  expect(end.kind === 'caught-up' && end.catchUp).toMatchObject({ epoch: 'e', from: 'p0', to: 'p2', through: 20 })
  expect(end.kind === 'caught-up' && end.catchUp.documents).toHaveLength(2)
  expect(end.kind === 'caught-up' && end.catchUp.settled).toHaveLength(2)
  expect(end.kind === 'caught-up' && end.catchUp.texts).toHaveLength(1) // a page without documents is not kept
})

it('takes what a server that lags says for nothing said', async () => {
  const { end } = await read(page('p9', 9, 20, true, 1))
  expect(end.kind === 'caught-up' && end.catchUp).toMatchObject({ to: 'p0', through: 10, epoch: 'e', documents: [] })
})

it('begins anew when it is too far behind, or when the server says so, with the reason', async () => {
  expect((await read(page('p1', 20, 900_000, true, 1))).end).toEqual({ kind: 'resync', reason: 'behind' })
  const conflict = (reason: string | undefined): ApiResult<string> => ({
    ok: false,
    error: {
      kind: 'problem',
      status: 409,
      problem: { type: 'resync-required', title: '', status: 409, reason } as never,
    },
  })
  for (const reason of ['scope', 'expired', 'epoch'])
    expect((await read(conflict(reason))).end).toEqual({ kind: 'resync', reason })
  expect((await read(conflict('of-a-later-version'))).end).toEqual({ kind: 'resync', reason: 'epoch' })
  expect((await read({ ok: false, error: { kind: 'status', status: 409 } })).end).toEqual({
    kind: 'resync',
    reason: 'epoch',
  })
})

it('ends where it is refused', async () => {
  const error = { kind: 'status', status: 503 } as const
  expect((await read({ ok: false, error })).end).toEqual({ kind: 'refused', error })
})
