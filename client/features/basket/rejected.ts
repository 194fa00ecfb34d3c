import type { Action, MovementAction } from '../../../domain/protocol/actions.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import { actionsQuery } from '../../view/actions.ts'
import type { Workspace } from '../../view/workspace.ts'
import type { Basket, BasketKind, BasketLine } from './basket.ts'

const lineOf = ({ id, itemId, lotId, labels, fromLocationId, quantity, entered }: MovementAction): BasketLine => ({
  key: id,
  itemId,
  ...(lotId ? { lot: { code: labels?.lot ?? '', lotId } } : {}),
  fromId: fromLocationId,
  // What was said in several units stands in the base unit: the figure is the same.
  entry:
    entered && !entered.and?.length ? padEntry(entered.quantity, entered.unit) : padEntry(quantity, labels?.unit ?? ''),
})

/** Where it was to go: the other site stands on the order that was written with it. */
const targetOf = (together: readonly Action[], kind: BasketKind): string | undefined => {
  for (const action of together) {
    if (kind === 'move' && action.type === 'movement') return action.toLocationId
    if (action.type === 'edit' && typeof action.set.toSiteId === 'string') return action.set.toSiteId
  }
  return undefined
}

/** The basket as it was when it was not accepted; undefined where that is settled already. */
export const rejectedBasket = (
  workspace: Pick<Workspace, 'read'>,
  id: string,
  kind: BasketKind,
): Basket | undefined => {
  const rejected = workspace.read(actionsQuery({ unresolved: true })).map(({ action }) => action)
  const named = rejected.find((action) => action.id === id)
  if (!named) return undefined
  const together = rejected
    .filter((action) => action === named || (named.groupId !== undefined && action.groupId === named.groupId))
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
  const toId = targetOf(together, kind)
  return {
    lines: together.flatMap((action) => (action.type === 'movement' ? [lineOf(action)] : [])),
    ...(toId ? { toId } : {}),
    replaces: together.map((action) => action.id),
  }
}
