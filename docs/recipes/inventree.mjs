/**
 * InvenTree's data (`invoke export-records`, or its demo data set) as files that Bincard brings in:
 *   node docs/recipes/inventree.mjs inventree_data.json FOLDER
 * Then, in this order: bincard import --kind locations|items|stock --file FOLDER/….csv
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const [, , from, folder] = process.argv
if (!from || !folder) throw new Error('node inventree.mjs FILE FOLDER')
const bytes = readFileSync(from)
const records = JSON.parse((from.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'))
const of = (model) => records.filter((record) => record.model === model)

// What was shipped, built into something or lies nowhere is not in stock; what has a serial number is one piece.
const inStock = of('stock.stockitem').filter(
  ({ fields }) =>
    fields.customer === null && fields.belongs_to === null && fields.location !== null && Number(fields.quantity) > 0,
)
const ofPart = new Map()
for (const one of inStock) ofPart.set(one.fields.part, [...(ofPart.get(one.fields.part) ?? []), one])

// Stock is whole pieces: a part of which there are fractions is kept in ten-thousandths.
const isFine = (pk) => (ofPart.get(pk) ?? []).some(({ fields }) => !Number.isInteger(Number(fields.quantity)))
const trackingOf = (pk) => {
  const all = (ofPart.get(pk) ?? []).map(({ fields }) => fields)
  if (all.length > 0 && all.every(({ serial }) => serial)) return 'serial'
  return all.some(({ serial, batch }) => serial || batch) ? 'lot' : 'none'
}
const skuOf = (pk) => `P-${pk}`

// A part's parameters, by their names, and its IPN: what else is said of it.
const nameOf = new Map(of('part.partparametertemplate').map(({ pk, fields }) => [pk, fields.name]))
const said = new Map(of('part.part').map(({ pk, fields }) => [pk, fields.IPN ? { IPN: fields.IPN } : {}]))
for (const { fields } of of('part.partparameter')) {
  const name = nameOf.get(fields.template)
  if (name !== undefined && said.has(fields.part)) said.get(fields.part)[name] = fields.data
}
const columns = ['IPN', ...nameOf.values()]

// That a part is a variant is told there, but not by what they differ: by the parameters that each of them has and that are not all alike, else by their IPN.
const variesBy = (pk) => {
  const variants = of('part.part')
    .filter(({ fields }) => fields.variant_of === pk)
    .map((variant) => said.get(variant.pk))
  const differ = (name) =>
    variants.every((one) => one[name] !== undefined) && new Set(variants.map((one) => one[name])).size > 1
  const parameters = [...nameOf.values()].filter(differ)
  return parameters.length > 0 ? parameters : ['IPN'].filter(differ)
}

const items = of('part.part').map(({ pk, fields }) => ({
  sku: skuOf(pk),
  name: fields.name,
  description: fields.description ?? '',
  baseUnit: isFine(pk) ? '1/10000' : fields.units || 'pcs',
  units: isFine(pk) ? 'whole=10000' : '',
  tracking: trackingOf(pk),
  variantOf: fields.variant_of === null ? '' : skuOf(fields.variant_of),
  variesBy: variesBy(pk).join('; '),
  ...Object.fromEntries(columns.map((name) => [`attributes.${name}`, said.get(pk)[name] ?? ''])),
}))

const locations = [
  { site: '', code: 'INV', name: 'InvenTree', kind: 'site' },
  ...of('stock.stocklocation').map(({ pk, fields }) => ({
    site: 'INV',
    code: `L-${pk}`,
    name: fields.name,
    kind: 'bin',
  })),
]

const cells = new Map()
for (const { fields } of inStock) {
  const lot = trackingOf(fields.part) === 'none' ? '' : fields.serial || fields.batch || 'no batch'
  const key = JSON.stringify([fields.part, fields.location, lot])
  const pieces = Math.round(Number(fields.quantity) * (isFine(fields.part) ? 10_000 : 1))
  const cell = cells.get(key) ?? {
    sku: skuOf(fields.part),
    site: 'INV',
    location: `L-${fields.location}`,
    lot,
    quantity: 0,
  }
  cells.set(key, { ...cell, quantity: cell.quantity + pieces })
}

const quoted = (value) => `"${String(value).replaceAll('"', '""')}"`
const write = (name, rows) => {
  const fields = Object.keys(rows[0] ?? {})
  const lines = [fields, ...rows.map((row) => fields.map((field) => row[field] ?? ''))]
  writeFileSync(join(folder, name), `${lines.map((line) => line.map(quoted).join(',')).join('\n')}\n`)
}
mkdirSync(folder, { recursive: true })
write('items.csv', items)
write('locations.csv', locations)
write('stock.csv', [...cells.values()])
