import type { Attribute, AttributeBook } from '../../domain/attribute.ts'
import type { Fields } from '../../domain/edit.ts'
import { rowFault } from '../../domain/row-fault.ts'
import { readList } from '../../domain/tables/cells.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { wouldBeOwnVariant } from '../../domain/variant.ts'
import type { Directory, Known } from './directory.ts'
import type { Plan } from './plan.ts'

/** A row's item: the one that is there, or the one that will be. */
export type NamedItem = Row & { readonly sku: string; readonly current: Known | undefined; readonly id: string }

const parentCell = ({ cells }: Row): string => (cells.get('variantOf') ?? '').trim()

/** What rows say of which item is a variant of which: by SKU, of the file itself or of the organisation. */
export class Variants {
  /** An item comes after the one that it is a variant of, or it would wait for it. */
  readonly inOrder: readonly NamedItem[]
  readonly #bySku: ReadonlyMap<string, NamedItem>
  readonly #byId: ReadonlyMap<string, NamedItem>
  readonly #directory: Directory
  readonly #plan: Plan

  constructor(items: readonly NamedItem[], directory: Directory, plan: Plan) {
    this.#directory = directory
    this.#plan = plan
    this.#bySku = new Map(items.map((item) => [item.sku, item]))
    this.#byId = new Map(items.map((item) => [item.id, item]))
    this.inOrder = this.#familiesFirst(items)
  }

  #familiesFirst(items: readonly NamedItem[]): NamedItem[] {
    const ordered = new Set<NamedItem>()
    for (const item of items) {
      const line: NamedItem[] = []
      for (
        let at: NamedItem | undefined = item;
        at && !ordered.has(at) && !line.includes(at);
        at = this.#bySku.get(parentCell(at))
      )
        line.push(at)
      for (const one of line.reverse()) ordered.add(one)
    }
    return [...ordered]
  }

  #idOf(sku: string): string | undefined {
    return this.#bySku.get(sku)?.id ?? this.#directory.items.get(sku)?.id
  }

  /** What an item will be a variant of once the file is in. */
  #after(id: string): { id: string; variantOf?: string | null } | undefined {
    const row = this.#byId.get(id)
    const known = this.#directory.itemsById.get(id)
    if (row?.cells.has('variantOf')) return { id, variantOf: this.#idOf(parentCell(row)) ?? null }
    return row || known ? { id, variantOf: (known?.doc.variantOf ?? null) as string | null } : undefined
  }

  #parent(item: NamedItem): { variantOf?: string | null } {
    const sku = parentCell(item)
    if (sku === '') return item.current?.doc.variantOf ? { variantOf: null } : {}
    const id = this.#idOf(sku)
    const fault = this.#directory.ambiguous.has(`sku ${sku}`)
      ? rowFault(item.row, 'several', 'variantOf', { value: sku })
      : id === undefined
        ? rowFault(item.row, 'unknown', 'variantOf', { value: sku })
        : wouldBeOwnVariant(item.id, id, (one) => this.#after(one))
          ? rowFault(item.row, 'own-variant', 'variantOf', { value: item.sku })
          : undefined
    if (fault === undefined) return { variantOf: id as string }
    this.#plan.errors.push(fault)
    return {}
  }

  /** A missing column leaves its field alone, an empty cell empties it; one that was never filled stays unsaid. */
  said(item: NamedItem, { meant }: AttributeBook<Attribute>): Fields {
    const cell = item.cells.get('variesBy')
    const names = cell === undefined ? undefined : readList(cell)
    const by = Array.isArray(names)
      ? names.map((name) => (typeof name === 'string' ? { code: meant(name)?.code ?? name } : name))
      : names
    const isEmpty = Array.isArray(by) && by.length === 0 && item.current?.doc.variesBy === undefined
    return {
      ...(item.cells.has('variantOf') ? this.#parent(item) : {}),
      ...(by === undefined || isEmpty ? {} : { variesBy: by }),
    }
  }
}
