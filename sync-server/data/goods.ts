import { lotIdOf } from '../../domain/ids.ts'
import { isTracked, type Tracking } from '../../domain/item.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { sha256 } from '../ledger/digest.ts'
import type { Directory, Known } from './directory.ts'
import { type Plan, planCreate } from './plan.ts'

/** The item, place and lot that a row names; what is wrong with them goes to the plan's errors. */
export class Goods {
  readonly #directory: Directory
  readonly #plan: Plan
  readonly #newLots = new Set<string>()

  constructor(directory: Directory, plan: Plan) {
    this.#directory = directory
    this.#plan = plan
  }

  #wrong(row: number, message: string): undefined {
    this.#plan.errors.push({ row, message })
    return undefined
  }

  item({ row, cells }: Row): Known | undefined {
    const sku = cells.get('sku') ?? ''
    if (this.#directory.ambiguous.has(`sku ${sku}`)) return this.#wrong(row, `sku: several items carry ${sku}`)
    return this.#directory.items.get(sku) ?? this.#wrong(row, `sku: there is no item ${sku}`)
  }

  supplier({ row, cells }: Row): Known | undefined {
    const name = cells.get('supplier') ?? ''
    if (this.#directory.ambiguous.has(`supplier ${name}`))
      return this.#wrong(row, `supplier: several suppliers are called ${name}`)
    return this.#directory.suppliers.get(name) ?? this.#wrong(row, `supplier: there is no supplier ${name}`)
  }

  place({ row, cells }: Row, siteField: string, field: string): Known | undefined {
    const [site, code] = [cells.get(siteField) ?? '', cells.get(field) ?? '']
    const found = this.#directory.location(site, code)
    if (found === 'none') return this.#wrong(row, `${field}: there is no place ${code}${site && ` in ${site}`}`)
    if (found === 'several') return this.#wrong(row, `${field}: several sites have a place ${code}; name the site`)
    return found
  }

  /** The lot, planned to be made when it is new; null where there is none, undefined when something is wrong with it. */
  lot({ row, cells }: Row, item: Known): string | null | undefined {
    const code = cells.get('lot') ?? ''
    if (code === '') {
      return isTracked({ tracking: item.doc.tracking as Tracking })
        ? this.#wrong(row, 'lot: this item is tracked by lot')
        : null
    }
    const id = lotIdOf(item.id, code, sha256)
    if (!this.#directory.lots.has(id) && !this.#newLots.has(id)) {
      this.#newLots.add(id)
      const expiresOn = cells.get('expiresOn') || null
      if (expiresOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(expiresOn))
        this.#wrong(row, 'expiresOn: must be a day, YYYY-MM-DD')
      planCreate(this.#plan, row, 'lots', id, { itemId: item.id, code, expiresOn })
    }
    return id
  }
}
