/** Partners, lots and orders as rows of a file: what export writes and import reads, on the server and on the device alike. */
import type { LotDocument, OrderDocument, PartnerDocument } from '../protocol/documents.ts'
import type { Cells } from './write-table.ts'

export const partnerRow = ({
  kind,
  code,
  name,
  archived,
}: Omit<PartnerDocument, 'id' | 'collection' | 'seq'>): Cells => ({
  ...{ kind, code, name, archived },
})

export const lotRow = (
  sku: string,
  lot: Pick<LotDocument, 'code' | 'expiresOn' | 'manufacturedOn' | 'status'>,
): Cells => {
  const { code, expiresOn, manufacturedOn, status } = lot
  return { sku, lot: code, expiresOn, manufacturedOn, status }
}

type Named = Pick<PartnerDocument, 'id' | 'kind' | 'name' | 'code'>

/** What files call partners: the name, where that means no other of the kind; else the code. */
export const partnerNames = (partners: Iterable<Named>): ((id: string | null) => string) => {
  const all = [...partners]
  const said = new Map<string, number>()
  for (const { kind, name, code } of all)
    for (const one of new Set([name, code ?? name])) said.set(`${kind} ${one}`, (said.get(`${kind} ${one}`) ?? 0) + 1)
  const byId = new Map(all.map((one) => [one.id as string, one]))
  return (id) => {
    const one = id === null ? undefined : byId.get(id)
    if (!one) return ''
    return said.get(`${one.kind} ${one.name}`) === 1 ? one.name : one.code || one.name
  }
}

type OrderNames = {
  readonly item: (id: string) => { readonly sku: string; readonly name: string; readonly baseUnit: string } | undefined
  readonly partner: (id: string | null) => string
  readonly site: (id: string | null) => string
}

/** A row for each line, and one for an order that has none. Quantities are in base units, and say so. */
export const orderRows = (order: Omit<OrderDocument, 'id' | 'collection' | 'seq'>, names: OrderNames): Cells[] => {
  const { number, kind, state, dueOn, lines } = order
  const whole = {
    ...{ number, kind, state, dueOn, partner: names.partner(order.partnerId) },
    ...{ site: names.site(order.siteId), toSite: names.site(order.toSiteId) },
  }
  if (lines.length === 0) return [whole]
  return lines.map(({ itemId, quantity, price }, at) => {
    const item = names.item(itemId)
    return { ...whole, line: at + 1, sku: item?.sku, name: item?.name, quantity, unit: item?.baseUnit, price }
  })
}
