import { lotIdOf } from '../../domain/ids.ts'
import { isTracked, type Tracking } from '../../domain/item.ts'
import { type CellFault, cellFault } from '../../domain/row-fault.ts'
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

  #wrong(row: number, fault: CellFault): undefined {
    this.#plan.errors.push({ row, ...fault })
    return undefined
  }

  item({ row, cells }: Row): Known | undefined {
    const sku = cells.get('sku')
    if (!sku) return this.#wrong(row, cellFault('empty', 'sku'))
    if (this.#directory.ambiguous.has(`sku ${sku}`))
      return this.#wrong(row, cellFault('several', 'sku', { value: sku }))
    return this.#directory.items.get(sku) ?? this.#wrong(row, cellFault('unknown', 'sku', { value: sku }))
  }

  supplier({ row, cells }: Row): Known | undefined {
    const name = cells.get('supplier')
    if (!name) return this.#wrong(row, cellFault('empty', 'supplier'))
    const found = this.#directory.partner('supplier', name)
    if (typeof found !== 'string') return found
    return this.#wrong(row, cellFault(found === 'several' ? 'several' : 'unknown', 'supplier', { value: name }))
  }

  place({ row, cells }: Row, siteField: string, field: string): Known | undefined {
    const [site = '', code] = [cells.get(siteField), cells.get(field)]
    if (!code) return this.#wrong(row, cellFault('empty', field))
    const found = this.#directory.location(site, code)
    if (found === 'none' && site) return this.#wrong(row, cellFault('unknown-in', field, { value: code, site }))
    if (found === 'none') return this.#wrong(row, cellFault('unknown', field, { value: code }))
    if (found === 'several') return this.#wrong(row, cellFault('several-sites', field, { value: code }))
    return found
  }

  /** The lot, planned to be made when it is new; null where there is none, undefined when something is wrong with it. */
  lot({ row, cells }: Row, item: Known): string | null | undefined {
    const code = cells.get('lot') ?? ''
    if (code === '') {
      return isTracked({ tracking: item.doc.tracking as Tracking })
        ? this.#wrong(row, cellFault('lot-required', 'lot'))
        : null
    }
    const id = lotIdOf(item.id, code, sha256)
    if (!this.#directory.lots.has(id) && !this.#newLots.has(id)) {
      this.#newLots.add(id)
      const expiresOn = cells.get('expiresOn') || null
      if (expiresOn !== null && !/^\d{4}-\d{2}-\d{2}$/.test(expiresOn)) this.#wrong(row, cellFault('day', 'expiresOn'))
      planCreate(this.#plan, row, 'lots', id, { itemId: item.id, code, expiresOn })
    }
    return id
  }
}
