import { lotFits } from '../../../domain/item.ts'
import { routeOf, sitesOf } from '../../../domain/movement.ts'
import { type Member, mayMove } from '../../../domain/permissions.ts'
import { DAMAGED } from '../../../domain/reason.ts'
import { enteredOf } from '../../../domain/units.ts'
import { baseOfPad, sayPadError } from '../../parts/pad-base.ts'
import { placeSaid } from '../../parts/place-said.ts'
import { padAmounts } from '../../ui/pad-entry.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import type { LineFacts } from './use-facts.ts'

export type Step = 'lot' | 'place' | 'quantity'
/** What still stands between the line and its record: a step to take, or words for what cannot be. */
export type Gap = { kind: 'step'; step: Step } | { kind: 'cannot'; why: string } | undefined

/** Base units on the line; undefined while it is no whole, positive number. */
export const baseQuantity = ({ item, open }: LineFacts): number | undefined => {
  const base = item && baseOfPad(item, open.entry)
  return base?.ok ? base.value : undefined
}

const endsOf = ({ job, place, outside }: LineFacts) =>
  job.name === 'send' ? { from: place, to: outside } : { from: outside, to: place }

export const gapOf = (facts: LineFacts, member: Member): Gap => {
  const { item, job, lot, open } = facts
  if (!item) return { kind: 'cannot', why: words.unknownName }
  if (!lotFits(item, { lotId: lot?.id }, undefined).ok) return { kind: 'step', step: 'lot' }
  const { from, to } = endsOf(facts)
  if (!from || !to) return { kind: 'step', step: 'place' }
  if (!routeOf(job.kind, from, to).ok) return { kind: 'cannot', why: words.flows.badRoute }
  const base = baseOfPad(item, open.entry)
  if (base === undefined) return { kind: 'step', step: 'quantity' }
  if (!base.ok) return { kind: 'cannot', why: sayPadError(item, open.entry, base.error) }
  if (!lotFits(item, { lotId: lot?.id, quantity: base.value }, undefined).ok) {
    return { kind: 'cannot', why: words.flows.oneSerial }
  }
  const allowed = mayMove(member, { kind: job.kind, quantity: base.value }, sitesOf(from, to))
  if (allowed.ok) return undefined
  return { kind: 'cannot', why: allowed.error === 'wrong-site' ? words.flows.notHere : words.flows.beyondRole }
}

/** A lot that nobody has yet comes with the movement that brings it. */
const lotDraft = ({ item, lot }: LineFacts): ActionDraft[] =>
  !item || !lot || lot.known
    ? []
    : [
        {
          type: 'edit',
          op: 'create',
          collection: 'lots',
          documentId: lot.id,
          set: {
            ...{ itemId: item.id, code: lot.code },
            ...(lot.expiresOn ? { expiresOn: lot.expiresOn } : {}),
            ...(lot.manufacturedOn ? { manufacturedOn: lot.manufacturedOn } : {}),
            ...(lot.made ? { status: lot.made.status } : {}),
          },
          base: {},
          labels: { name: lot.code, item: item.name },
        },
      ]

/** The actions that a whole line becomes; the movement is the last. */
export const draftsOf = (facts: LineFacts): ActionDraft[] => {
  const { item, job, lot, open, orderId, work } = facts
  const { from, to } = endsOf(facts)
  const quantity = baseQuantity(facts)
  if (!item || !from || !to || quantity === undefined) return []
  const entered = enteredOf(item, padAmounts(open.entry, item.baseUnit))
  return [
    ...lotDraft(facts),
    {
      type: 'movement',
      kind: job.kind,
      itemId: item.id,
      ...(lot ? { lotId: lot.id } : {}),
      fromLocationId: from.id,
      toLocationId: to.id,
      quantity,
      ...(entered ? { entered } : {}),
      ...(open.damaged ? { reason: DAMAGED } : {}),
      orderId,
      lineId: work.line.id,
      labels: {
        ...{ item: item.name, sku: item.sku, unit: item.baseUnit, from: placeSaid(from), to: placeSaid(to) },
        ...(lot ? { lot: lot.code } : {}),
      },
    },
  ]
}
