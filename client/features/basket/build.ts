import { goesBelowNothing, lotFits } from '../../../domain/item.ts'
import { siteOf } from '../../../domain/location.ts'
import { routeOf, sitesOf } from '../../../domain/movement.ts'
import { type Member, mayMove } from '../../../domain/permissions.ts'
import type { ItemDocument, LocationDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { enteredOf } from '../../../domain/units.ts'
import { sayBelowNothing } from '../../parts/below-nothing-said.ts'
import { baseOfPad, sayPadError } from '../../parts/pad-base.ts'
import { padAmounts } from '../../ui/pad-entry.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import type { BasketKind, BasketLine } from './basket.ts'

/** A line with all it names looked up. */
export type LineFacts = {
  line: BasketLine
  item: ItemDocument | undefined
  from: LocationDocument | undefined
  /** Base units on hand where it is taken from (of its lot, where it has one); undefined where nobody may know. */
  onHand: number | undefined
}

export type Facts = {
  kind: BasketKind
  lines: readonly LineFacts[]
  /** A bin, or the other site. */
  to: LocationDocument | undefined
  transit: LocationDocument | undefined
}

/** What stands between the basket and its record: nothing in it, a line that needs a look, no target, or what cannot be. */
export type Gap =
  | { kind: 'empty' }
  | { kind: 'line'; key: string; why: string }
  | { kind: 'to' }
  | { kind: 'cannot'; why: string }
  | undefined

const KINDS = { move: 'move', transfer: 'transfer-out' } as const

const quantityOf = ({ line, item }: LineFacts): number => {
  const base = item && baseOfPad(item, line.entry)
  return base?.ok ? base.value : 0
}

/** What the lines up to this one take out of the same stock. */
const takenUpTo = (one: LineFacts, lines: readonly LineFacts[]): number =>
  lines
    .slice(0, lines.indexOf(one) + 1)
    .filter(
      ({ line: { itemId, fromId, lot } }) =>
        itemId === one.line.itemId && fromId === one.line.fromId && lot?.lotId === one.line.lot?.lotId,
    )
    .reduce((sum, line) => sum + quantityOf(line), 0)

const gapOfLine = (one: LineFacts, { kind, lines, to, transit }: Facts, member: Member): string | undefined => {
  const { line, item, from, onHand } = one
  if (!item) return words.unknownName
  if (!from) return words.flows.chooseFrom
  if (!lotFits(item, { lotId: line.lot?.lotId }, undefined).ok) return words.flows.chooseLot
  const base = baseOfPad(item, line.entry)
  if (base === undefined) return words.flows.giveQuantity
  if (!base.ok) return sayPadError(item, line.entry, base.error)
  if (!lotFits(item, { lotId: line.lot?.lotId, quantity: base.value }, undefined).ok) return words.flows.oneSerial
  if (goesBelowNothing(item, takenUpTo(one, lines), onHand)) return sayBelowNothing(item, onHand)
  const end = kind === 'transfer' ? transit : to
  if (!end) return undefined
  if (end.id === from.id) return words.flows.samePlace
  if (!routeOf(KINDS[kind], from, end).ok) return words.flows.badRoute
  if (!mayMove(member, { kind: KINDS[kind], quantity: base.value }, sitesOf(from, end)).ok) return words.flows.notHere
  return undefined
}

export const gapOf = (facts: Facts, member: Member): Gap => {
  if (facts.lines.length === 0) return { kind: 'empty' }
  for (const line of facts.lines) {
    const why = gapOfLine(line, facts, member)
    if (why !== undefined) return { kind: 'line', key: line.line.key, why }
  }
  if (!facts.to) return { kind: 'to' }
  if (facts.kind === 'move') return undefined
  const sites = new Set(facts.lines.map(({ from }) => from && siteOf(from)))
  if (sites.size > 1) return { kind: 'cannot', why: words.basket.oneSite }
  return sites.has(facts.to.id) ? { kind: 'cannot', why: words.basket.sameSite } : undefined
}

type Made = { newId: () => string; number: string }

/** The order on which goods leave for another site, so that the other end expects them. */
const orderOf = (
  facts: Facts,
  { newId, number }: Made,
): Pick<OrderDocument, 'id' | 'lines'> & { draft: ActionDraft } => {
  const id = newId()
  const lines = facts.lines.map((line) => ({ id: newId(), itemId: line.line.itemId, quantity: quantityOf(line) }))
  const [first] = facts.lines
  const siteId = first?.from ? siteOf(first.from) : null
  const set = { kind: 'transfer', number, siteId, toSiteId: facts.to?.id, state: 'open', lines }
  return {
    ...{ id, lines },
    draft: {
      ...{ type: 'edit', op: 'create', collection: 'orders', documentId: id, set, base: {} },
      labels: { name: number },
    },
  }
}

/** All of the basket as one record: every item, or none. */
export const draftsOf = (facts: Facts, made: Made): ActionDraft[] => {
  const order = facts.kind === 'transfer' ? orderOf(facts, made) : undefined
  const end = facts.kind === 'transfer' ? facts.transit : facts.to
  const movements = facts.lines.flatMap((one, at): ActionDraft[] => {
    const { line, item, from } = one
    if (!item || !from || !end) return []
    const entered = enteredOf(item, padAmounts(line.entry, item.baseUnit))
    return [
      {
        type: 'movement',
        kind: KINDS[facts.kind],
        itemId: item.id,
        ...(line.lot ? { lotId: line.lot.lotId } : {}),
        fromLocationId: from.id,
        toLocationId: end.id,
        quantity: quantityOf(one),
        ...(entered ? { entered } : {}),
        ...(order ? { orderId: order.id, lineId: order.lines[at]?.id } : {}),
        labels: {
          ...{ item: item.name, sku: item.sku, unit: item.baseUnit, from: from.code, to: facts.to?.code ?? '' },
          ...(line.lot ? { lot: line.lot.code } : {}),
        },
      },
    ]
  })
  const all = [...(order ? [order.draft] : []), ...movements]
  const group = { groupId: made.newId(), groupSize: all.length }
  return all.map((draft) => ({ ...draft, ...group }))
}
