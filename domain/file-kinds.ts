/** What a file can be about. */
export const FILE_KINDS = [
  ...(['items', 'locations', 'stock', 'movements', 'reasons', 'costs', 'suppliers'] as const),
  ...(['partners', 'lots', 'orders'] as const),
] as const
export type FileKind = (typeof FILE_KINDS)[number]

/** The columns of each kind, as export writes and import reads them. */
export const FIELDS: Record<FileKind, readonly string[]> = {
  items: [
    ...[
      'sku',
      'name',
      'description',
      'barcodes',
      'baseUnit',
      'units',
      'tracking',
      'category',
      'shelfLifeDays',
      'price',
      'currency',
    ],
    ...[
      'reorderPoint',
      'reorderQuantity',
      'safetyStock',
      'leadTimeDays',
      'negativePolicy',
      'abcClass',
      'attributes',
      'variantOf',
      'variesBy',
      'archived',
    ],
  ],
  locations: [
    ...[
      'site',
      'code',
      'name',
      'kind',
      'parent',
      'barcode',
      'pickSequence',
      'timeZone',
      'hold',
      'capacity',
      'archived',
    ],
  ],
  reasons: ['code', 'name', 'kinds', 'archived'],
  costs: ['sku', 'cost', 'currency'],
  suppliers: ['sku', 'supplier', 'supplierCode', 'supplierUnit', 'leadTimeDays', 'supplierPrice', 'currency'],
  partners: ['kind', 'code', 'name', 'archived'],
  lots: ['sku', 'lot', 'expiresOn', 'manufacturedOn', 'status'],
  /** A row for each line; what is said of the order stands in each of its rows, or in the first. `name` is for people, and not read. */
  orders: [
    ...['number', 'kind', 'state', 'partner', 'site', 'toSite', 'dueOn'],
    ...['line', 'sku', 'name', 'quantity', 'unit', 'price'],
  ],
  stock: ['sku', 'site', 'location', 'lot', 'expiresOn', 'quantity'],
  movements: [
    ...[
      'id',
      'kind',
      'sku',
      'lot',
      'fromSite',
      'from',
      'toSite',
      'to',
      'quantity',
      'occurredAt',
      'reason',
      'note',
      'reverses',
    ],
  ],
}

/** Besides the columns above, any attribute of an item may have a column of its own. */
export const ATTRIBUTE = 'attributes.'

export const isFieldOf =
  (kind: FileKind) =>
  (name: string): boolean =>
    FIELDS[kind].includes(name) || (kind === 'items' && name.startsWith(ATTRIBUTE) && name.length > ATTRIBUTE.length)

/** What a file seldom has a column for, because it is the same for all its rows: it can be said once. */
export const FOR_ALL: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  partners: ['kind'],
  orders: ['kind', 'site', 'state'],
  stock: ['site'],
  locations: ['site'],
}
