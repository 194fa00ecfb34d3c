/**
 * Who may do what (the role table of PROTOCOL). The same function decides on the device, to offer only what will be
 * accepted, and on the server, which never trusts the device's answer. A role holds per site: `siteIds` null is all
 * sites, `[]` none.
 */
import type { EditAction } from './protocol/actions.ts'
import type { EditableCollection, MovementKind, Role } from './protocol/kinds.ts'
import { err, ok, type Result } from './result.ts'

const VIEWER = ['read'] as const
const OPERATOR = [...VIEWER, 'move', 'receive', 'pick', 'ship', 'count', 'create-lots', 'print-labels'] as const
const LEAD = [
  ...OPERATOR,
  'adjust',
  'scrap',
  'approve',
  'edit-lots',
  'resolve-exceptions',
  'plan-counts',
  'close-orders',
  'see-costs',
  'act-for-disabled',
] as const
const MANAGER = [
  ...LEAD,
  'edit-items',
  'edit-locations',
  'edit-partners',
  'edit-orders',
  'edit-reasons',
  'edit-costs',
  'edit-labels',
  'see-reports',
] as const
const ADMIN = [...VIEWER, 'administer', 'edit-labels', 'print-labels'] as const

export type Permission = (typeof MANAGER)[number] | (typeof ADMIN)[number]

const GRANTS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  viewer: new Set(VIEWER),
  operator: new Set(OPERATOR),
  lead: new Set(LEAD),
  manager: new Set(MANAGER),
  admin: new Set(ADMIN),
}

export type Member = { readonly role: Role; readonly siteIds: readonly string[] | null }

/** `not-permitted`: not in this role, anywhere. `wrong-site`: in this role, but not there. */
export type Denial = 'not-permitted' | 'wrong-site' | 'needs-approval' | 'own-count'

export const worksAt = (member: Member, siteId: string): boolean =>
  member.siteIds === null || member.siteIds.includes(siteId)

/**
 * May this member do it at every one of these sites? No site at all means something of the whole organisation (an item,
 * a partner): whoever has the right at some site has it there; administering needs no site.
 */
export const mayAt = (member: Member, what: Permission, sites: readonly string[]): Result<null, Denial> => {
  if (!GRANTS[member.role].has(what)) return err('not-permitted')
  if (sites.length === 0 && member.siteIds?.length === 0 && what !== 'administer') return err('wrong-site')
  return sites.every((site) => worksAt(member, site)) ? ok(null) : err('wrong-site')
}

const mayAtOneOf = (member: Member, what: Permission, sites: readonly string[]): Result<null, Denial> => {
  const verdicts = sites.map((site) => mayAt(member, what, [site]))
  return verdicts.find((verdict) => verdict.ok) ?? verdicts[0] ?? mayAt(member, what, sites)
}

export const may = (member: Member, what: Permission, siteId?: string | null): boolean =>
  mayAt(member, what, siteId ? [siteId] : []).ok

/** May this member report what they met there? Whoever counts or moves anything may. */
export const mayReport = (member: Member, sites: readonly string[]): Result<null, Denial> => {
  const moves = mayAt(member, 'move', sites)
  return moves.ok ? moves : mayAt(member, 'count', sites)
}

const MOVEMENT_RIGHTS: Readonly<Record<Exclude<MovementKind, 'count-variance'>, Permission>> = {
  receipt: 'receive',
  'put-away': 'move',
  move: 'move',
  pick: 'pick',
  pack: 'move',
  ship: 'ship',
  'transfer-out': 'move',
  'transfer-in': 'receive',
  return: 'receive',
  adjust: 'adjust',
  opening: 'adjust',
  scrap: 'scrap',
  consume: 'move',
  produce: 'move',
}

/**
 * May this member record (or reverse) such a movement at these sites? Adjustments of an operator pass up to
 * `adjustLimit` base units, 0 unless the organisation sets one; beyond it a lead must post it.
 */
export const mayMove = (
  member: Member,
  movement: { readonly kind: MovementKind; readonly quantity: number },
  sites: readonly string[],
  adjustLimit = 0,
): Result<null, Denial> => {
  if (movement.kind === 'count-variance') return err('not-permitted')
  const right = MOVEMENT_RIGHTS[movement.kind]
  if (movement.kind !== 'adjust' || member.role !== 'operator') return mayAt(member, right, sites)
  const present = mayAt(member, 'move', sites)
  return present.ok && movement.quantity > adjustLimit ? err('needs-approval') : present
}

/** May this member bring in files? They may speak of any place, so whoever runs the warehouse must run all of it. */
export const mayImport = (member: Member): boolean =>
  may(member, 'administer') || (member.siteIds === null && may(member, 'edit-items'))

export const mayObserve = (member: Member, siteId: string): Result<null, Denial> => mayAt(member, 'count', [siteId])

/** A variance is decided by someone other than its counter. */
export const mayDecide = (
  member: Member & { readonly userId: string },
  observation: { readonly userId: string },
  siteId: string,
): Result<null, Denial> => {
  const allowed = mayAt(member, 'approve', [siteId])
  return allowed.ok && member.userId === observation.userId ? err('own-count') : allowed
}

/** Setting stock aside for an order is part of picking it. */
export const mayAllocate = (member: Member, siteId: string): Result<null, Denial> => mayAt(member, 'pick', [siteId])

const EDIT_RIGHTS: Readonly<Record<EditableCollection, Permission>> = {
  items: 'edit-items',
  locations: 'edit-locations',
  lots: 'edit-lots',
  counts: 'plan-counts',
  'count-schedules': 'plan-counts',
  'item-costs': 'edit-costs',
  'supplier-prices': 'edit-costs',
  orders: 'edit-orders',
  partners: 'edit-partners',
  reasons: 'edit-reasons',
  categories: 'edit-items',
  attributes: 'edit-items',
  'label-settings': 'edit-labels',
  'order-settings': 'edit-orders',
  // What the server connects to is for who answers for its network.
  printers: 'administer',
  exceptions: 'resolve-exceptions',
}

type Edit = Pick<EditAction, 'op' | 'collection' | 'set'>
type Current = Readonly<Record<string, unknown>> | undefined

/** Starting a count and handing it in is counting; planning, posting and cancelling it is not, nor is opening it again. */
const isCountersStep = (edit: Edit, current: Current): boolean =>
  edit.collection === 'counts' &&
  edit.op === 'update' &&
  current?.state !== 'posted' &&
  current?.state !== 'cancelled' &&
  Object.keys(edit.set).every((field) => field === 'state') &&
  (edit.set.state === 'counting' || edit.set.state === 'review')

/** Is this an order changed from one state into another, and in nothing else? */
const turnsOrder = (edit: Edit, current: Current, from: string, to: string): boolean =>
  edit.collection === 'orders' &&
  edit.op === 'update' &&
  current?.state === from &&
  edit.set.state === to &&
  Object.keys(edit.set).every((field) => field === 'state')

/** No more comes, or no more is missed: what is outstanding on an open order of goods that come in is let go. Or that is undone. */
const closesInbound = (edit: Edit, current: Current): boolean =>
  current?.kind !== 'sales' &&
  (turnsOrder(edit, current, 'open', 'closed') || turnsOrder(edit, current, 'closed', 'open'))

/** Goods that leave for another site without an order are written down as one, so that the other end expects them. */
const writesShipment = (edit: Edit): boolean =>
  edit.collection === 'orders' && edit.op === 'create' && edit.set.kind === 'transfer' && edit.set.state === 'open'

/** Who wrote such a shipment takes it back from the same device, as long as nobody else had a hand in it; the goods go back by reversals. */
const takesBackShipment = (edit: Edit, current: Current, isOwn: boolean): boolean =>
  isOwn && current?.kind === 'transfer' && turnsOrder(edit, current, 'open', 'cancelled')

/** What an edit asks for: receivers make lots as they come, leads change them; exceptions are made by the server alone. */
const rightToEdit = (edit: Edit, current: Current): Permission | null => {
  if (edit.collection === 'exceptions' && edit.op !== 'update') return null
  if (edit.collection === 'lots' && edit.op === 'create') return 'create-lots'
  return isCountersStep(edit, current) ? 'count' : EDIT_RIGHTS[edit.collection]
}

/**
 * May this member make this edit? `sites` are those of the document before and after it (a bin moved to another site
 * touches two); none for what belongs to the whole organisation. `current` is the document as it stands; `isOwn`: all of it was written
 * by the device that edits it now.
 */
export const mayEdit = (
  member: Member,
  edit: Edit,
  sites: readonly string[],
  current?: Current,
  isOwn = false,
): Result<null, Denial> => {
  // Of a transfer one end is enough: who stands at the dock knows what came or left there, and need not work at the other.
  if (closesInbound(edit, current)) return mayAtOneOf(member, 'close-orders', sites)
  if (writesShipment(edit)) return mayAt(member, 'move', [String(edit.set.siteId)])
  if (takesBackShipment(edit, current, isOwn)) return mayAt(member, 'move', [String(current?.siteId)])
  const right = rightToEdit(edit, current)
  return right === null ? err('not-permitted') : mayAt(member, right, sites)
}
