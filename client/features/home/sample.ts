/** A small warehouse to try things on, as ordinary actions: a site, three bins, four items and what lies where. */
import type { ActionDraft } from '../../view/workspace.ts'

type Ids = { newId: () => string; lossId: string }
type Words = { site: string; items: readonly [string, string, string, string] }

const BINS = ['S-01', 'S-02', 'S-03'] as const
/** GTINs of the range that GS1 keeps for examples: no goods anywhere have them. */
const ITEMS = [
  { sku: 'SAMPLE-1', code: '9521000000018', bin: 'S-01', quantity: 40 },
  { sku: 'SAMPLE-2', code: '9521000000025', bin: 'S-01', quantity: 12 },
  { sku: 'SAMPLE-3', code: '9521000000032', bin: 'S-02', quantity: 250 },
  { sku: 'SAMPLE-4', code: '9521000000049', bin: 'S-03', quantity: 6 },
] as const

const create = (collection: 'locations' | 'items', documentId: string, set: Record<string, unknown>): ActionDraft => ({
  ...{ type: 'edit', op: 'create', collection, documentId, set, base: {} },
  labels: { name: String(set.name) },
})

/** What lies in the bins comes last: it needs them and the items. */
export const sampleActions = ({ newId, lossId }: Ids, words: Words): ActionDraft[] => {
  const siteId = newId()
  const bins = new Map<string, string>(BINS.map((code) => [code, newId()]))
  const items = ITEMS.map((item, at) => ({ ...item, id: newId(), name: words.items[at] ?? item.sku }))
  return [
    create('locations', siteId, { code: 'SAMPLE', name: words.site, kind: 'site' }),
    ...[...bins].map(([code, id]) =>
      create('locations', id, { code, name: code, kind: 'bin', parentId: siteId, siteId, barcode: code }),
    ),
    ...items.map(({ id, sku, name, code }) =>
      create('items', id, { sku, name, baseUnit: 'pcs', barcodes: [{ code }] }),
    ),
    ...items.map(
      ({ id, name, bin, quantity }): ActionDraft => ({
        ...{ type: 'movement', kind: 'opening', itemId: id, fromLocationId: lossId, quantity },
        toLocationId: bins.get(bin) ?? '',
        labels: { item: name, to: bin },
      }),
    ),
  ]
}
