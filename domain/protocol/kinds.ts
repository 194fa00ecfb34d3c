/** The closed lists of the wire: what there may be of roles, of movements and of places. */

export const ROLES = ['viewer', 'operator', 'lead', 'manager', 'admin'] as const
export const MOVEMENT_KINDS = [
  'receipt',
  'put-away',
  'move',
  'pick',
  'pack',
  'ship',
  'transfer-out',
  'transfer-in',
  'return',
  'adjust',
  'opening',
  'scrap',
  'consume',
  'produce',
  'count-variance',
] as const
export const LOCATION_KINDS = [
  'site',
  'zone',
  'aisle',
  'bin',
  'dock',
  'supplier',
  'customer',
  'loss',
  'production',
  'transit',
] as const
export const ATTRIBUTE_KINDS = ['text', 'number', 'yes-no', 'date', 'choice'] as const
export const EDITABLE_COLLECTIONS = [
  'items',
  'locations',
  'lots',
  'counts',
  'count-schedules',
  'item-costs',
  'supplier-prices',
  'orders',
  'partners',
  'reasons',
  'categories',
  'attributes',
  'label-settings',
  'order-settings',
  'printers',
  'exceptions',
] as const

export type Role = (typeof ROLES)[number]
export type MovementKind = (typeof MOVEMENT_KINDS)[number]
export type LocationKind = (typeof LOCATION_KINDS)[number]
export type AttributeKind = (typeof ATTRIBUTE_KINDS)[number]
export type EditableCollection = (typeof EDITABLE_COLLECTIONS)[number]
