/** What a file can be about. */
export const FILE_KINDS = ['items', 'locations', 'stock', 'movements', 'reasons', 'costs', 'suppliers'] as const
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
  locations: ['site', 'code', 'name', 'kind', 'parent', 'barcode', 'pickSequence', 'timeZone', 'hold', 'archived'],
  reasons: ['code', 'name', 'kinds', 'archived'],
  costs: ['sku', 'cost', 'currency'],
  suppliers: ['sku', 'supplier', 'supplierCode', 'supplierUnit', 'leadTimeDays', 'supplierPrice', 'currency'],
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
