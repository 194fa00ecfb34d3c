import type { Action, MovementAction } from '../../../domain/protocol/actions.ts'

const FLOWS: Partial<Record<MovementAction['kind'], string>> = {
  receipt: 'receive',
  'put-away': 'put-away',
  move: 'move',
  pick: 'pick',
  scrap: 'adjust',
  adjust: 'adjust',
}

const movementLink = (action: MovementAction): string | undefined => {
  const flow = FLOWS[action.kind]
  if (!flow) return undefined
  const link = new URLSearchParams({ replaces: action.id, item: action.itemId })
  const add = (key: string, value: string | number | undefined) => {
    if (value !== undefined && value !== '') link.set(key, String(value))
  }
  add('lot', action.lotId)
  add('lotCode', action.lotId ? action.labels?.lot : undefined)
  add('quantity', action.entered?.quantity ?? action.quantity)
  add('unit', action.entered?.unit ?? action.labels?.unit)
  add('reason', action.reason)
  add('order', action.orderId)
  add('line', action.lineId)
  if (flow === 'adjust') {
    // Which end is the bin cannot be told from the action alone; the person names it again and sees the rest filled in.
    add('change', action.kind === 'scrap' ? 'scrap' : undefined)
    if (action.kind === 'scrap') add('from', action.fromLocationId)
  } else {
    add('from', action.fromLocationId)
    add('to', action.toLocationId)
  }
  return `/${flow}?${link}`
}

/** Where a rejected action is corrected, filled in with what it said; undefined where it can only be done anew. */
export const correctionOf = (action: Action): string | undefined => {
  if (action.type === 'movement') return movementLink(action)
  if (action.type === 'observation') {
    return action.countId ? `/count/${action.countId}/bin/${action.locationId}` : `/count/bin/${action.locationId}`
  }
  if (action.type !== 'edit' || action.op === 'delete') return undefined
  const named = new URLSearchParams({ replaces: action.id })
  if (action.collection === 'items')
    return action.op === 'create' ? `/items?${named}` : `/items/${action.documentId}?${named}`
  return undefined
}
