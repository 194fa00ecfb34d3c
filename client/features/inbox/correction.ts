import { isPhysical } from '../../../domain/location.ts'
import type { Action, EditAction, MovementAction } from '../../../domain/protocol/actions.ts'
import type { LocationKind } from '../../../domain/protocol/kinds.ts'

/** What this device knows of what the action names. */
export type Known = {
  kindOf: (locationId: string) => LocationKind | undefined
  hasOrder: (id: string) => boolean
  /** Were goods moved together with it? */
  movesGoods: (groupId: string) => boolean
}

/** `anew`: the way to do it once more; what was not accepted is let go then, since the flow knows nothing of it. */
type Correction = { href: string; anew?: true }

const FLOWS: Partial<Record<MovementAction['kind'], string>> = {
  receipt: 'receive',
  'put-away': 'put-away',
  move: 'move',
  pick: 'pick',
  scrap: 'adjust',
  adjust: 'adjust',
}

const isThere = (known: Known, locationId: string): boolean => {
  const kind = known.kindOf(locationId)
  return kind !== undefined && isPhysical(kind)
}

/** What came back and what goes back to its supplier are both returns, told apart by where the goods end. */
const flowOf = ({ kind, toLocationId }: MovementAction, known: Known): string | undefined =>
  kind === 'return' ? (isThere(known, toLocationId) ? 'return' : 'send-back') : FLOWS[kind]

const movementLink = (action: MovementAction, known: Known): string | undefined => {
  const flow = flowOf(action, known)
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
  if (flow !== 'adjust') {
    add('from', action.fromLocationId)
    add('to', action.toLocationId)
  } else if (action.kind === 'scrap' || isThere(known, action.fromLocationId)) {
    add('change', action.kind === 'scrap' ? 'scrap' : 'less')
    add('from', action.fromLocationId)
  } else if (isThere(known, action.toLocationId)) {
    add('change', 'more')
    add('from', action.toLocationId)
  }
  return `/${flow}?${link}`
}

/** Goods between sites: sent without an order they are the basket of which the order was a part, else a line of the order. */
const transferLink = ({ id, kind, orderId, lineId }: MovementAction, known: Known): Correction | undefined => {
  if (orderId === undefined) return undefined
  if (!known.hasOrder(orderId)) {
    return kind === 'transfer-out' ? { href: `/transfer?${new URLSearchParams({ replaces: id })}` } : undefined
  }
  const end = kind === 'transfer-out' ? 'send' : 'receive'
  return { href: `/orders/${orderId}/${end}${lineId ? `?${new URLSearchParams({ line: lineId })}` : ''}`, anew: true }
}

const FORM_OF_AN_ORDER = new Set(['number', 'partnerId', 'siteId', 'toSiteId', 'dueOn', 'lines'])

/** An order sent off with its goods comes back as the basket that it was; one that was only turned is turned on its page. */
const orderLink = ({ op, documentId, set, groupId }: EditAction, named: string, known: Known): Correction => {
  if (op === 'create' && groupId !== undefined && known.movesGoods(groupId)) return { href: `/transfer?${named}` }
  if (op === 'create') return { href: `/orders/new/${set.kind}?${named}` }
  const isWritten = Object.keys(set).some((field) => FORM_OF_AN_ORDER.has(field))
  return isWritten ? { href: `/orders/${documentId}/edit?${named}` } : { href: `/orders/${documentId}`, anew: true }
}

const NOT_IN_THE_FORM_OF_A_LOCATION = new Set(['pickSequence'])

/** A place in the walk is given in the walk, of many locations at once. */
const locationLink = ({ op, documentId, set }: EditAction, named: string): Correction => {
  if (op === 'create') return { href: `/locations?${named}` }
  const isOfItsForm = Object.keys(set).some((field) => !NOT_IN_THE_FORM_OF_A_LOCATION.has(field))
  return isOfItsForm ? { href: `/locations/${documentId}?${named}` } : { href: `/locations/${documentId}`, anew: true }
}

/** One that was only turned (begun, handed in, posted) is turned on its page. */
const countLink = ({ op, documentId, set }: EditAction, named: string): Correction => {
  if (op === 'create') return { href: `/count/new?${named}` }
  const isTurned = Object.keys(set).every((field) => field === 'state')
  return isTurned ? { href: `/count/${documentId}`, anew: true } : { href: `/count/${documentId}/edit?${named}` }
}

const editLink = (action: EditAction, known: Known): Correction | undefined => {
  const named = new URLSearchParams({ replaces: action.id }).toString()
  const at = action.op === 'create' ? '' : `/${action.documentId}`
  if (action.collection === 'items' || action.collection === 'partners') {
    return { href: `/${action.collection}${at}?${named}` }
  }
  if (action.collection === 'locations') return locationLink(action, named)
  if (action.collection === 'counts') return countLink(action, named)
  if (action.collection !== 'orders') return undefined
  // A later part of a long order that never came to be is told with its first.
  if (action.op === 'update' && !known.hasOrder(action.documentId)) return undefined
  return orderLink(action, named, known)
}

/** Where a rejected action is corrected, filled in with what it said; undefined where it can only be done anew. */
export const correctionOf = (action: Action, known: Known): Correction | undefined => {
  if (action.type === 'movement') {
    if (action.kind === 'transfer-out' || action.kind === 'transfer-in') return transferLink(action, known)
    const href = movementLink(action, known)
    return href ? { href } : undefined
  }
  if (action.type === 'observation') {
    const bin = `bin/${action.locationId}`
    return { href: action.countId ? `/count/${action.countId}/${bin}` : `/count/${bin}` }
  }
  if (action.type !== 'edit' || action.op === 'delete') return undefined
  return editLink(action, known)
}
