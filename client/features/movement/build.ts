import type { HeldLot } from '../../../domain/hold.ts'
import { goesBelowNothing, lotFits } from '../../../domain/item.ts'
import { siteOf } from '../../../domain/location.ts'
import { mayOverrule, troubleOfUse } from '../../../domain/lot.ts'
import { routeOf, sitesOf } from '../../../domain/movement.ts'
import { type Member, mayMove } from '../../../domain/permissions.ts'
import type { ItemDocument, LocationDocument, LotDocument } from '../../../domain/protocol/documents.ts'
import { DAMAGED } from '../../../domain/reason.ts'
import { enteredOf } from '../../../domain/units.ts'
import { sayBelowNothing } from '../../parts/below-nothing-said.ts'
import { baseOfPad, sayPadError } from '../../parts/pad-base.ts'
import { placeSaid } from '../../parts/place-said.ts'
import { padAmounts } from '../../ui/pad-entry.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { type Flow, kindOf, needsReason } from './flows.ts'
import { isSetAside, type Line } from './line.ts'

/** Everything a line names, looked up; the ends already turned the way the movement goes. */
export type Facts = {
  flow: Flow
  line: Line
  item: ItemDocument | undefined
  from: LocationDocument | undefined
  to: LocationDocument | undefined
  /** The lot's id, made from its code when it is new. */
  lotId: string | undefined
  /** The lot on hold that it is, for what may not be used. */
  held: HeldLot | null
  /** The lot itself, where it is known already. */
  lot: LotDocument | undefined
  /** The day by which a lot is still good. */
  today: string
  /** The lot has to be made first. */
  newLot: boolean
  /** Base units on hand at the physical place the goods leave (of the lot, when one is named). */
  onHandAtFrom: number | undefined
}

export type Step = 'item' | 'lot' | 'from' | 'to' | 'quantity' | 'reason'
/** What still stands between the line and its record: a step to take, or words for what cannot be. */
export type Gap = { kind: 'step'; step: Step } | { kind: 'cannot'; why: string } | undefined

const baseOf = ({ item, line }: Facts) => (item ? baseOfPad(item, line.entry) : undefined)

/** Base units on the line; undefined while it is no whole, positive number. */
export const baseQuantity = (facts: Facts): number | undefined => {
  const base = baseOf(facts)
  return base?.ok ? base.value : undefined
}

/** What is odd about using the goods on the line: nothing, where they may be used or are not. */
export const troubleOf = ({ flow, line, from, lot, today }: Facts) =>
  from === undefined ? null : troubleOfUse(kindOf(flow.name, line.change), { lot, place: from }, today)

/** The next gap, in the order in which a person meets them: the thing, its places, how many, why. */
export const gapOf = (facts: Facts, member: Member): Gap => {
  const { flow, line, item, from, to } = facts
  if (!item) return { kind: 'step', step: 'item' }
  if (!from) return { kind: 'step', step: 'from' }
  if (!lotFits(item, { lotId: facts.lotId }, undefined).ok) return { kind: 'step', step: 'lot' }
  if (!to) return { kind: 'step', step: 'to' }
  const kind = kindOf(flow.name, line.change)
  if (from.id === to.id) return { kind: 'cannot', why: words.flows.samePlace }
  if (!routeOf(kind, from, to).ok) return { kind: 'cannot', why: words.flows.badRoute }
  const trouble = troubleOf(facts)
  if (trouble && !mayOverrule(member, siteOf(from))) return { kind: 'cannot', why: words.flows.useStop[trouble] }
  const base = baseOf(facts)
  if (base === undefined) return { kind: 'step', step: 'quantity' }
  if (!base.ok) return { kind: 'cannot', why: sayPadError(item, line.entry, base.error) }
  const quantity = base.value
  if (!lotFits(item, { lotId: facts.lotId, quantity }, undefined).ok)
    return { kind: 'cannot', why: words.flows.oneSerial }
  const allowed = mayMove(member, { kind, quantity }, sitesOf(from, to))
  if (!allowed.ok) {
    return { kind: 'cannot', why: allowed.error === 'wrong-site' ? words.flows.notHere : words.flows.beyondRole }
  }
  if (goesBelowNothing(item, quantity, facts.onHandAtFrom)) {
    return { kind: 'cannot', why: sayBelowNothing(item, facts.onHandAtFrom) }
  }
  if (needsReason(flow.name) && line.reason.trim() === '') return { kind: 'step', step: 'reason' }
  return undefined
}

/** Why: as given, or what the line says by itself. */
const reasonOf = ({ flow, line }: Facts): string =>
  flow.name === 'receive' && isSetAside(line, flow) ? DAMAGED : line.reason.trim()

/** The actions that a whole line becomes; none while it has a gap. The movement is the last. */
export const draftsOf = (facts: Facts): ActionDraft[] => {
  const { flow, line, item, from, to, lotId } = facts
  const quantity = baseQuantity(facts)
  if (!item || !from || !to || quantity === undefined) return []
  const entered = enteredOf(item, padAmounts(line.entry, item.baseUnit))
  const lotCode = line.lot?.code
  const reason = reasonOf(facts)
  const lot: ActionDraft[] =
    facts.newLot && lotId && lotCode
      ? [
          {
            type: 'edit',
            op: 'create',
            collection: 'lots',
            documentId: lotId,
            set: {
              ...{ itemId: item.id, code: lotCode },
              ...(line.lot?.expiresOn ? { expiresOn: line.lot.expiresOn } : {}),
              ...(line.lot?.manufacturedOn ? { manufacturedOn: line.lot.manufacturedOn } : {}),
              ...(facts.held ? { status: facts.held.status } : {}),
            },
            base: {},
            labels: { name: lotCode, item: item.name },
          },
        ]
      : []
  return [
    ...lot,
    {
      type: 'movement',
      kind: kindOf(flow.name, line.change),
      itemId: item.id,
      fromLocationId: from.id,
      toLocationId: to.id,
      quantity,
      ...(lotId ? { lotId } : {}),
      ...(entered ? { entered } : {}),
      ...(reason ? { reason } : {}),
      ...(line.orderId ? { orderId: line.orderId } : {}),
      ...(line.lineId ? { lineId: line.lineId } : {}),
      labels: {
        item: item.name,
        sku: item.sku,
        unit: item.baseUnit,
        from: placeSaid(from),
        to: placeSaid(to),
        ...(lotCode ? { lot: lotCode } : {}),
      },
    },
  ]
}
