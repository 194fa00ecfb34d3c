/** The goods of the sample that an empty organisation may be filled with. GTINs of the range that GS1 keeps for examples: no goods anywhere have them. */
export const SAMPLE_ITEMS = [
  { sku: 'SAMPLE-1', code: '9521000000018', bin: 'S-01', quantity: 40 },
  { sku: 'SAMPLE-2', code: '9521000000025', bin: 'S-01', quantity: 12 },
  { sku: 'SAMPLE-3', code: '9521000000032', bin: 'S-02', quantity: 250 },
  { sku: 'SAMPLE-4', code: '9521000000049', bin: 'S-03', quantity: 6 },
] as const
