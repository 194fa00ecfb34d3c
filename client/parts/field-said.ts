import type { EditableCollection } from '../../domain/protocol/kinds.ts'
import { words } from '../words/index.ts'

const { import: files, orders, count, locations, items, labels, partners } = words

type Fields = Readonly<Record<string, string>>

const OF_A_COUNT: Fields = {
  name: count.plan.name,
  scope: count.plan.scope,
  blind: count.blind,
  tolerance: words.inbox.fields.tolerance,
  assigneeIds: count.plan.assignees,
  state: orders.state,
}

/** Fields that are called otherwise than in files, or that no file has. */
const FIELDS: Readonly<Partial<Record<EditableCollection, Fields>>> = {
  items: {
    ...items.fields,
    archived: files.fields.archived ?? '',
    negativePolicy: words.bulk.fields.negativePolicy,
    reorder: words.bulk.fields.reorder,
    components: words.kit.components,
    photos: words.photos.title,
    units: words.units.units,
    variantOf: words.variants.field,
    variesBy: words.variants.make.by,
  },
  locations: { ...locations.fields, parentId: locations.fields.parent, archived: files.fields.archived ?? '' },
  lots: { code: words.lot.lot },
  counts: OF_A_COUNT,
  'count-schedules': {
    ...OF_A_COUNT,
    everyDays: count.schedule.everyDays,
    nextOn: count.schedule.nextOn,
    active: words.inbox.fields.active,
  },
  'supplier-prices': { price: files.fields.supplierPrice ?? '' },
  orders: { number: words.orderForm.number, lines: orders.lines, assigneeIds: orders.assignees.title },
  partners: { name: partners.name, code: partners.code },
  reasons: { kinds: words.reasons.offeredFor },
  attributes: { choices: words.attributes.choices },
  'label-settings': {
    companyPrefix: labels.settings.prefix,
    extension: labels.settings.extension,
    linkDomain: labels.settings.domain,
  },
  'order-settings': orders.kinds,
  printers: { host: labels.settings.host, port: labels.settings.port, dotsPerMm: labels.dots },
}

/** What a field is called, without what a form says besides: what holds for its figure, or how to write several. */
const short = (label: string): string => label.split(/[,:،]/)[0] ?? label

/** A field of a document as its form or its file calls it; the name of the wire for one that this version does not know. */
export const fieldSaid = (collection: EditableCollection, field: string): string =>
  short(FIELDS[collection]?.[field] ?? files.fields[field] ?? files.fields[field.replace(/Id$/, '')] ?? field)
