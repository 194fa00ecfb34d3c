/** The last things a person did on this device, each as the one deed it was, and how it can be taken back. */
import { sitesOf } from '../../domain/movement.ts'
import { mayMove } from '../../domain/permissions.ts'
import type { Action, MovementAction } from '../../domain/protocol/actions.ts'
import { OUTCOMES } from '../mirror/topics.ts'
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'
import type { ActionState, Deed } from './rows.ts'
import { actionRow, needsPerson, replacements, stateOf } from './states.ts'

/** A deed of several actions stands where the one stands that has come least far. */
const LEAST_FAR: readonly ActionState[] = ['rejected', 'parked', 'saved', 'sent', 'exception', 'accepted']

const stateOfAll = (reader: Reader, actions: readonly Action[]): ActionState => {
  const states = new Set(actions.map((action) => stateOf(reader, action.id)))
  return LEAST_FAR.find((state) => states.has(state)) ?? 'saved'
}

/** Which own reversals take back which movement: all but those that were not accepted. */
const ownReversals = (reader: Reader): ReadonlyMap<string, Action> => {
  const standing = reader.log.all.filter((one) => one.type === 'reversal' && stateOf(reader, one.id) !== 'rejected')
  return new Map(standing.flatMap((one) => (one.type === 'reversal' ? [[one.reversesId, one]] : [])))
}

const mayUndo = (reader: Reader, movement: MovementAction): boolean => {
  const from = reader.document('locations', movement.fromLocationId)
  const to = reader.document('locations', movement.toLocationId)
  if (!from || !to || movement.kind === 'count-variance') return false
  return mayMove(reader.member, movement, sitesOf(from, to)).ok
}

type Known = { reversals: ReadonlyMap<string, Action>; replaced: ReadonlyMap<string, string> }

const deedOf = (reader: Reader, actions: readonly Action[], { reversals, replaced }: Known): Deed | undefined => {
  const moved = actions.filter((action) => action.type === 'movement')
  const action = moved.at(-1) ?? actions.at(-1)
  if (!action) return undefined
  const stands = moved.filter(({ id }) => stateOf(reader, id) !== 'rejected')
  const left = stands.filter(
    ({ id }) => !reversals.has(id) && reader.mirror.memory.get('movements', id)?.reversedById === undefined,
  )
  const undone = stands.length > 0 && left.length === 0
  const undoing = stands.flatMap(({ id }) => reversals.get(id) ?? [])
  return {
    action,
    actions,
    state: stateOfAll(reader, undone && undoing.length > 0 ? undoing : actions),
    undone,
    // With what moved goes what came along: the promise that was given back, the order that was closed.
    undo:
      left.length > 0 && left.every((movement) => mayUndo(reader, movement))
        ? actions.filter((one) => one.type !== 'movement' || left.includes(one)).map(({ id }) => id)
        : [],
    needsPerson: actions.some((one) => needsPerson(actionRow(reader, one, replaced))),
  }
}

/** Newest first, a record of the outbox each. */
function* recordsOf(reader: Reader): Generator<readonly Action[]> {
  for (let at = reader.log.all.length - 1; at >= 0; at--) {
    const action = reader.log.all[at]
    const record = action ? reader.log.recordOf(action.id) : []
    // A record stands where its last action stands.
    if (record.at(-1)?.id === action?.id) yield record
  }
}

/**
 * Newest first. What took back one of them is told there, where the eye has it, and not as a deed of its own; what took back
 * anything else (of long ago, of another device) is one.
 */
export const lastDeedsQuery = (most: number): Query<readonly Deed[]> => ({
  key: `last deeds ${most}`,
  topics: [OWN, EDITS, OUTCOMES, 'exceptions', 'movements', 'locations'],
  read: (reader) => {
    const known: Known = { reversals: ownReversals(reader), replaced: replacements(reader) }
    const standing = new Set(known.reversals.values())
    /** Reversals that stand, with the edits and promises that go back with them. */
    const reversalsIn = (record: readonly Action[]) =>
      record.flatMap((action) => (action.type === 'reversal' && standing.has(action) ? [action] : []))
    const isUndoing = (record: readonly Action[]) =>
      reversalsIn(record).length > 0 && record.every(({ type }) => type !== 'movement' && type !== 'observation')

    const listed = new Set<string>()
    let deeds = 0
    for (const record of recordsOf(reader)) {
      if (isUndoing(record)) continue
      for (const { id } of record) listed.add(id)
      if (++deeds >= most) break
    }
    const rows: Deed[] = []
    for (const record of recordsOf(reader)) {
      const tellsElsewhere = isUndoing(record) && reversalsIn(record).every(({ reversesId }) => listed.has(reversesId))
      const deed = tellsElsewhere ? undefined : deedOf(reader, record, known)
      if (deed) rows.push(deed)
      if (rows.length >= most) break
    }
    return rows
  },
})
