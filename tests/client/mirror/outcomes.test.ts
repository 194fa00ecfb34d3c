import { expect, it } from 'vitest'
import type { OutcomeRecord } from '../../../client/mirror/mirror-database.ts'
import { carriedOver, mergeOutcomes, toRecords } from '../../../client/mirror/outcomes.ts'

const outcome = (id: string, status: OutcomeRecord['status'], seq: number, more: Partial<OutcomeRecord> = {}) =>
  ({ id, status, seq, epoch: 'e', at: 1, ...more }) as OutcomeRecord
const known = (...records: OutcomeRecord[]) => new Map(records.map((one) => [one.id, one]))

it('an answer goes only forwards, and one that was heard already changes nothing', () => {
  const accepted = outcome('a', 'accepted', 5)
  expect(mergeOutcomes(known(accepted), [outcome('a', 'parked', 4)])).toEqual([])
  expect(mergeOutcomes(known(accepted), [outcome('a', 'accepted', 5, { at: 2 })])).toEqual([])
  expect(mergeOutcomes(known(outcome('a', 'parked', 4)), [accepted])).toEqual([accepted])
  // In another history it is another answer.
  const anew = outcome('a', 'parked', 2, { epoch: 'f' })
  expect(mergeOutcomes(known(accepted), [anew])).toEqual([anew])
})

it('what a person dismissed stays dismissed as long as it stays rejected', () => {
  const before = known(outcome('a', 'rejected', 5, { dismissed: true }))
  expect(mergeOutcomes(before, [outcome('a', 'rejected', 6)])[0]?.dismissed).toBe(true)
  expect(mergeOutcomes(before, [outcome('a', 'accepted', 6)])[0]?.dismissed).toBe(undefined)
})

it('what was answered up to where a history ended stands in the next; what came after is told again', () => {
  const before = known(
    outcome('a', 'accepted', 5),
    outcome('b', 'accepted', 9),
    outcome('c', 'accepted', 1, { epoch: 'd' }),
  )
  expect(carriedOver(before, { epoch: 'e', through: 5 }, 'f')).toEqual([outcome('a', 'accepted', 5, { epoch: 'f' })])
  expect(carriedOver(before, { epoch: 'e', through: 5 }, 'e')).toEqual([])
})

it('an answer to something whose id the server could not read is of no action', () => {
  expect(toRecords([{ id: null, status: 'rejected', seq: 1 }], 'e', 1)).toEqual([])
})
