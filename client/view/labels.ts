/** What labels are made of: the organisation's settings, its printers, and whatever a label can be of. */
import { itemLabel, type LabelContent, lotLabel, orderLabel, placeLabel } from '../../domain/labels/content.ts'
import { blockSizeOf, type SsccRange } from '../../domain/labels/sscc.ts'
import { isPhysical, pathOf } from '../../domain/location.ts'
import type { LabelSettingsDocument, LocationDocument, PrinterDocument } from '../../domain/protocol/documents.ts'
import type { NumbersAnswer, PrintBody } from '../../domain/protocol/labels.ts'
import type { Locks } from '../outbox/device.ts'
import type { Api, ApiResult } from './api.ts'
import { itemIdsQuery } from './items.ts'
import { EDITS, type Query } from './live.ts'
import type { PalletNumbers } from './numbers-database.ts'
import type { Reader } from './reader.ts'
import { lotsQuery } from './stock.ts'

export const labelSettingsQuery: Query<LabelSettingsDocument | undefined> = {
  key: 'label settings',
  topics: ['label-settings', EDITS],
  read: (reader) => reader.document('label-settings', reader.member.orgId),
}

/** By name, archived ones too. */
export const printersQuery: Query<readonly PrinterDocument[]> = {
  key: 'printers',
  topics: ['printers', EDITS],
  read: (reader) => reader.documents('printers').sort((a, b) => (a.name < b.name ? -1 : 1)),
}

export type LabelSubject =
  | { readonly of: 'item'; readonly id: string; readonly lotId?: string }
  | { readonly of: 'items'; readonly search: string }
  | { readonly of: 'place'; readonly id: string }
  | { readonly of: 'order'; readonly id: string }
  | { readonly of: 'nothing' }

/** A job of more is no job for one afternoon; who has as many narrows the search. */
const MOST_ITEMS = 2000

const collator = new Intl.Collator(undefined, { numeric: true })

/** The bin itself, or every bin and dock inside, as one walks. */
const placesIn = (reader: Reader, id: string): LabelContent[] => {
  const get = (place: string) => reader.document('locations', place)
  const contentOf = (place: LocationDocument) => placeLabel(place, pathOf(place, get).slice(0, -1))
  const place = get(id)
  if (!place) return []
  if (isPhysical(place.kind)) return [contentOf(place)]
  return reader
    .documents('locations')
    .filter((each) => isPhysical(each.kind) && !each.archived && pathOf(each, get).some((above) => above.id === id))
    .sort((a, b) => (a.pickSequence ?? Infinity) - (b.pickSequence ?? Infinity) || collator.compare(a.code, b.code))
    .map(contentOf)
}

const labelsOf = (reader: Reader, subject: LabelSubject): LabelContent[] => {
  if (subject.of === 'place') return placesIn(reader, subject.id)
  if (subject.of === 'order') {
    const order = reader.document('orders', subject.id)
    const partner = order?.partnerId ? reader.document('partners', order.partnerId)?.name : undefined
    return order ? [orderLabel(order, partner)] : []
  }
  if (subject.of === 'items') {
    const ids = itemIdsQuery({ search: subject.search, filter: { archived: false } }).read(reader)
    return ids.slice(0, MOST_ITEMS).flatMap((id) => {
      const item = reader.document('items', id)
      return item ? [itemLabel(item)] : []
    })
  }
  const item = subject.of === 'item' ? reader.document('items', subject.id) : undefined
  if (!item || subject.of !== 'item') return []
  const { lotId } = subject
  if (lotId !== undefined) {
    const lot = reader.document('lots', lotId)
    return lot ? [lotLabel(item, lot)] : []
  }
  return [
    itemLabel(item),
    ...lotsQuery(item.id)
      .read(reader)
      .map((lot) => lotLabel(item, lot)),
  ]
}

/** Everything that a label can be printed of there; of an item its own comes first, then those of its lots. */
export const labelsQuery = (subject: LabelSubject): Query<readonly LabelContent[]> => ({
  key: `labels ${JSON.stringify(subject)}`,
  topics: ['items', 'lots', 'locations', 'orders', 'partners', EDITS],
  read: (reader) => labelsOf(reader, subject),
})

const rangeOf = (settings: LabelSettingsDocument | undefined): SsccRange | undefined =>
  settings?.companyPrefix ? { prefix: settings.companyPrefix, extension: settings.extension } : undefined

/** Out of which range pallets are numbered here. */
export const rangeQuery: Query<SsccRange | undefined> = {
  key: 'range of pallet numbers',
  topics: ['label-settings', EDITS],
  read: (reader) => rangeOf(labelSettingsQuery.read(reader)),
}

/** The same as the server knows it: of what was only entered here it gives no numbers yet. */
export const settledRangeQuery: Query<SsccRange | undefined> = {
  key: 'settled range of pallet numbers',
  topics: ['label-settings'],
  read: (reader) => rangeOf(reader.mirror.memory.get('label-settings', reader.member.orgId)),
}

/**
 * Asks for the next block when less than half of one is left: while there is a network, for the hours without. One tab asks at a
 * time; a block whose answer is lost is lost, and no harm done.
 */
export const fillNumbers = (
  { api, numbers, locks }: { api: Pick<Api, 'post'>; numbers: PalletNumbers; locks: Locks },
  range: SsccRange,
): Promise<void> =>
  locks.request('bincard:numbers', {}, async () => {
    if ((await numbers.left(range)) * 2 >= blockSizeOf(range)) return
    const answer = await api.post<NumbersAnswer>('/labels/numbers', { knownTo: await numbers.knownTo(range) })
    if (answer.ok) await numbers.put(answer.value)
  })

export const sendToPrinter = (api: Api, body: PrintBody): Promise<ApiResult<{ sent: number }>> =>
  api.post<{ sent: number }>('/labels/print', body)
