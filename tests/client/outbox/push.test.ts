import { expect, it } from 'vitest'
import { isQuotaError } from '../../../client/outbox/errors.ts'
import { pushRound } from '../../../client/outbox/push.ts'
import type { ApiResult } from '../../../client/outbox/wire.ts'
import type { Action } from '../../../domain/protocol/actions.ts'
import type { Outcome } from '../../../domain/protocol/push.ts'
import { id } from '../warehouse.ts'

const action = (deviceSeq: number): Action => ({
  ...{ type: 'reversal', id: id(20, deviceSeq), deviceId: id(9), deviceSeq, userId: id(9, 1), schemaVersion: 1 },
  ...{ occurredAt: '2026-01-01T00:00:00.000Z', clock: null, reversesId: id(8, deviceSeq) },
})

/** A round against a server that answers so; what is settled with a final outcome is due no more. */
const round = async (count: number, answer: (actions: readonly Action[]) => ApiResult<string>) => {
  const actions = Array.from({ length: count }, (_, at) => action(at + 1))
  const settled = new Map<string, Outcome>()
  const told = { sent: [] as number[], unsent: 0 }
  const end = await pushRound({
    wire: {
      getText: async () => ({ ok: false, error: { kind: 'status', status: 404 } }),
      stream: async () => ({ ok: false, error: { kind: 'status', status: 404 } }),
      postText: async (_path, body, leaving) => {
        leaving?.()
        const sent = (JSON.parse(body) as { actions: Action[] }).actions
        told.sent.push(sent.length)
        return answer(sent)
      },
    },
    due: () => actions.filter((one) => (settled.get(one.id)?.status ?? 'parked') === 'parked'),
    sending: () => undefined,
    unsent: () => (told.unsent += 1),
    settle: async (outcomes) => {
      for (const outcome of outcomes) settled.set(outcome.id ?? '', outcome)
    },
  })
  return { end, settled, ...told }
}

const accept = (actions: readonly Action[], status: Outcome['status'] = 'accepted'): ApiResult<string> => ({
  ok: true,
  value: JSON.stringify({ settled: actions.map((one) => ({ id: one.id, status, seq: one.deviceSeq })), head: 99 }),
})
const refused = (status: number): ApiResult<string> => ({ ok: false, error: { kind: 'status', status } })

it('sends all that is due and ends with the greatest place it was given', async () => {
  const { end, settled } = await round(3, accept)
  expect(end).toEqual({ kind: 'done', greatestSeq: 3 })
  expect(settled.size).toBe(3)
})

it('sends what is parked once a round, so that it keeps no line hot', async () => {
  const { end, sent } = await round(2, (actions) => accept(actions, 'parked'))
  expect(end.kind).toBe('done')
  expect(sent).toEqual([2])
})

it('sends half of it when a server takes less at once, and gives up on what it never takes, alone', async () => {
  const third = (actions: readonly Action[]) => actions.some(({ deviceSeq }) => deviceSeq === 3)
  const { end, settled, sent } = await round(4, (actions) =>
    actions.length > 2 || third(actions) ? refused(413) : accept(actions),
  )
  expect(end.kind).toBe('done')
  expect(sent).toEqual([4, 2, 2, 1, 1])
  expect([...settled.values()].map(({ id: one, status, code }) => [one, status, code])).toEqual([
    [id(20, 1), 'accepted', undefined],
    [id(20, 2), 'accepted', undefined],
    [id(20, 3), 'rejected', 'too-large'],
    [id(20, 4), 'accepted', undefined],
  ])
})

it('ends when it is refused, and what was sent counts as saved here again', async () => {
  const { end, unsent } = await round(2, () => refused(503))
  expect(end).toEqual({ kind: 'refused', error: { kind: 'status', status: 503 } })
  expect(unsent).toBe(1)
})

it('knows an answer without an id by its place, and takes none that is for something else', async () => {
  const unnamed = await round(1, () => ({
    ok: true,
    value: JSON.stringify({ settled: [{ id: null, status: 'rejected', seq: 7, code: 'bad' }], head: 7 }),
  }))
  expect(unnamed.settled.get(id(20, 1))).toMatchObject({ status: 'rejected', seq: 7 })
  const foreign = await round(1, () => accept([action(2)]))
  expect(foreign.end).toEqual({ kind: 'refused', error: { kind: 'status', status: 200 } })
  expect(foreign.settled.size).toBe(0)
  const empty = await round(1, () => ({ ok: true, value: '{"settled":[],"head":1}' }))
  expect(empty.end.kind).toBe('refused')
})

it('knows that there is no room left from an error at any depth, and from no other', () => {
  const quota = Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  expect(isQuotaError(quota)).toBe(true)
  expect(isQuotaError(new Error('AbortError: QuotaExceededError: no room'))).toBe(true)
  expect(isQuotaError(new Error('rxdb', { cause: quota }))).toBe(true)
  expect(isQuotaError({ name: 'AbortError', inner: { cause: quota } })).toBe(true)
  expect(isQuotaError(new Error('another'))).toBe(false)
  expect(isQuotaError(undefined)).toBe(false)
  const ring: { cause?: unknown } = {}
  ring.cause = ring
  expect(isQuotaError(ring)).toBe(false)
})
