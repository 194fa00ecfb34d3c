import { type Attribute, type AttributeBook, attributeBook } from '../../domain/attribute.ts'
import type { Fields } from '../../domain/edit.ts'
import { isVirtual } from '../../domain/location.ts'
import type { LocationKind } from '../../domain/protocol/kinds.ts'
import type { PoolClient } from '../db/pool.ts'
import {
  attributesSql,
  categoriesSql,
  costsSql,
  itemsSql,
  locationsSql,
  lotsSql,
  ordersSql,
  partnersSql,
  reasonsSql,
  supplierPricesSql,
} from '../db/sql/data.ts'

export type Known = { id: string; doc: Fields }
/** `underWay`: goods have moved for it, or are set aside. */
export type KnownOrder = Known & { underWay: boolean }

const ofSite = (siteCode: string, code: string): string => JSON.stringify([siteCode, code])

/** The things of an organisation by the names that files use: SKU, site and code, item and lot code. */
export class Directory {
  readonly items = new Map<string, Known>()
  readonly itemsById = new Map<string, Known>()
  readonly locations = new Map<string, Known>()
  readonly locationsById = new Map<string, Known>()
  readonly #byCode = new Map<string, Known[]>()
  readonly lots = new Map<string, Known>()
  /** By code. */
  readonly reasons = new Map<string, Known>()
  /** By code. */
  readonly attributes = new Map<string, Known>()
  /** By code. */
  readonly categories = new Map<string, Known>()
  readonly partnersById = new Map<string, Known>()
  /** By kind and code, and by kind and name. */
  readonly #partnersByCode = new Map<string, Known[]>()
  readonly #partnersByName = new Map<string, Known[]>()
  /** By number. */
  readonly orders = new Map<string, KnownOrder>()
  readonly ordersById = new Map<string, KnownOrder>()
  /** Those that are not archived. */
  readonly sites: Known[] = []
  /** By their ids, which are made of item and partner. */
  readonly supplierPrices = new Map<string, Known>()
  /** By the item whose cost it is. */
  readonly costs = new Map<string, Known>()
  /** Names that two things carry: a file cannot say which is meant. */
  readonly ambiguous = new Set<string>()

  static async read(client: PoolClient, orgId: string): Promise<Directory> {
    const directory = new Directory()
    const all = async (sql: string): Promise<Known[]> => (await client.query<Known>(sql, [orgId])).rows
    for (const item of await all(itemsSql)) directory.addItem(item)
    const locations = await all(locationsSql)
    for (const location of locations) directory.locationsById.set(location.id, location)
    for (const location of locations) directory.addLocation(location)
    for (const lot of await all(lotsSql)) directory.lots.set(lot.id, lot)
    for (const reason of await all(reasonsSql)) directory.addReason(reason)
    for (const one of await all(categoriesSql)) directory.categories.set(String(one.doc.code), one)
    for (const partner of await all(partnersSql)) directory.addPartner(partner)
    for (const price of await all(supplierPricesSql)) directory.supplierPrices.set(price.id, price)
    for (const one of await all(attributesSql)) directory.attributes.set(String(one.doc.code), one)
    for (const cost of await all(costsSql)) directory.costs.set(cost.id, cost)
    for (const order of (await client.query<KnownOrder>(ordersSql, [orgId])).rows) directory.addOrder(order)
    return directory
  }

  addItem(item: Known): void {
    const sku = String(item.doc.sku)
    if (this.items.has(sku)) this.ambiguous.add(`sku ${sku}`)
    this.items.set(sku, item)
    this.itemsById.set(item.id, item)
  }

  addPartner(partner: Known): void {
    const { kind, code, name } = partner.doc
    this.partnersById.set(partner.id, partner)
    const add = (map: Map<string, Known[]>, key: string) => map.set(key, [...(map.get(key) ?? []), partner])
    if (code) add(this.#partnersByCode, `${kind} ${code}`)
    add(this.#partnersByName, `${kind} ${name}`)
  }

  /** A partner of this kind, by code or else by name. */
  partner(kind: string, said: string): Known | 'none' | 'several' {
    const found = this.#partnersByCode.get(`${kind} ${said}`) ?? this.#partnersByName.get(`${kind} ${said}`) ?? []
    return found.length > 1 ? 'several' : (found[0] ?? 'none')
  }

  /** The one that a row of partners means: by its code; by its name where it, or the row, has none. */
  partnerToBe(kind: string, code: string, name: string): Known | 'several' | undefined {
    const byCode = code === '' ? undefined : this.#partnersByCode.get(`${kind} ${code}`)
    const found =
      byCode ?? (this.#partnersByName.get(`${kind} ${name}`) ?? []).filter(({ doc }) => code === '' || !doc.code)
    return found.length > 1 ? 'several' : found[0]
  }

  addOrder(order: KnownOrder): void {
    const number = String(order.doc.number)
    if (this.orders.has(number)) this.ambiguous.add(`order ${number}`)
    this.orders.set(number, order)
    this.ordersById.set(order.id, order)
  }

  addReason(reason: Known): void {
    const code = String(reason.doc.code)
    if (this.reasons.has(code)) this.ambiguous.add(`reason ${code}`)
    this.reasons.set(code, reason)
  }

  addLocation(location: Known): void {
    this.locationsById.set(location.id, location)
    if (location.doc.kind === 'site' && location.doc.archived !== true) this.sites.push(location)
    const code = String(location.doc.code)
    const key = ofSite(this.siteCodeOf(location), code)
    if (this.locations.has(key)) this.ambiguous.add(`location ${code}`)
    this.locations.set(key, location)
    this.#byCode.set(code, [...(this.#byCode.get(code) ?? []), location])
  }

  /** The code of a place's site; its own for a site, none for a virtual place. */
  siteCodeOf({ doc }: Known): string {
    if (doc.kind === 'site') return String(doc.code)
    const site = isVirtual(doc.kind as LocationKind) ? undefined : this.locationsById.get(String(doc.siteId))
    return site ? String(site.doc.code) : ''
  }

  /** A place by site and code; without a site, one that no other site has too. */
  location(siteCode: string, code: string): Known | 'none' | 'several' {
    if (siteCode !== '') return this.locations.get(ofSite(siteCode, code)) ?? this.#virtual(code) ?? 'none'
    const found = this.#byCode.get(code) ?? []
    return found.length > 1 ? 'several' : (found[0] ?? 'none')
  }

  #virtual(code: string): Known | undefined {
    return this.locations.get(ofSite('', code))
  }
}

/** The organisation's attributes, as rows and columns ask for them. */
export const attributeBookOf = (directory: Directory): AttributeBook<Attribute> =>
  attributeBook([...directory.attributes.values()].map(({ doc }) => doc as Attribute))
