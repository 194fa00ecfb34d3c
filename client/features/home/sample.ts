/** A small warehouse to try things on, as ordinary actions: a site, three bins, four items and what lies where. */
import { SAMPLE_ITEMS } from '../../../domain/sample.ts'
import type { ActionDraft } from '../../view/workspace.ts'

type Ids = { newId: () => string; lossId: string; timeZone: string }
type Words = { site: string; items: readonly [string, string, string, string] }

const BINS = ['S-01', 'S-02', 'S-03'] as const
const create = (collection: 'locations' | 'items', documentId: string, set: Record<string, unknown>): ActionDraft => ({
  ...{ type: 'edit', op: 'create', collection, documentId, set, base: {} },
  labels: { name: String(set.name) },
})

/** What lies in the bins comes last: it needs them and the items. */
export const sampleActions = ({ newId, lossId, timeZone }: Ids, words: Words): ActionDraft[] => {
  const siteId = newId()
  const bins = new Map<string, string>(BINS.map((code) => [code, newId()]))
  const items = SAMPLE_ITEMS.map((item, at) => ({ ...item, id: newId(), name: words.items[at] ?? item.sku }))
  return [
    create('locations', siteId, { code: 'SAMPLE', name: words.site, kind: 'site', timeZone }),
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
