/** Orders as a file says them: a row for each line, known by the order's number. An order comes whole, or not at all. */
import type { Fields } from '../../domain/edit.ts'
import { sameValue } from '../../domain/merge.ts'
import { isOver } from '../../domain/order.ts'
import { LINES_AT_ONCE, type OrderLine, type OrderState, turnsOf } from '../../domain/order-draft.ts'
import { type CellFault, cellFault, rowFault } from '../../domain/row-fault.ts'
import type { Row } from '../../domain/tables/convert.ts'
import { newId } from '../ledger/new-id.ts'
import type { Directory, Known, KnownOrder } from './directory.ts'
import { planDocument } from './documents.ts'
import { Goods } from './goods.ts'
import { lineOf, matchLines, type ReadLine, readLine } from './order-lines.ts'
import { emptyPlan, type Plan } from './plan.ts'
import { inSlices } from './slices.ts'

const WHOLE = ['kind', 'state', 'partner', 'site', 'toSite', 'dueOn'] as const
/** What may change though goods have moved. */
const CHANGEABLE = ['state', 'dueOn']

/** The rows of one order: there is one at least. */
type Rows = readonly [Row, ...Row[]]

const isHeaderAlone = ({ cells }: Row): boolean => !cells.get('sku') && !cells.get('quantity')

class OrderPlan {
  readonly faults: { row: number; fault: CellFault }[] = []
  readonly #rows: Rows
  readonly #directory: Directory
  readonly #current: KnownOrder | undefined

  constructor(rows: Rows, directory: Directory, current: KnownOrder | undefined) {
    this.#rows = rows
    this.#directory = directory
    this.#current = current
  }

  wrong(row: number, fault: CellFault): undefined {
    this.faults.push({ row, fault })
    return undefined
  }

  /** What the order's rows say of it: each may, and none may say otherwise. */
  #whole(field: (typeof WHOLE)[number]): { cell: string; row: number } | undefined {
    const [first] = this.#rows
    if (!first.cells.has(field)) return undefined
    const saying = this.#rows.filter(({ cells }) => cells.get(field))
    const said = saying[0] ?? first
    const cell = said.cells.get(field) ?? ''
    for (const { row, cells } of saying)
      if (cells.get(field) !== cell) this.wrong(row, cellFault('order-differs', field, { row: said.row }))
    return { cell, row: said.row }
  }

  #site(field: 'site' | 'toSite'): string | null | undefined {
    const said = this.#whole(field)
    if (!said) return undefined
    if (said.cell === '') return null
    const found = this.#directory.location(said.cell, said.cell)
    return typeof found !== 'string' && found.doc.kind === 'site'
      ? found.id
      : this.wrong(said.row, cellFault('not-a-site', field, { value: said.cell }))
  }

  #partner(kind: string): string | null | undefined {
    const said = this.#whole('partner')
    if (!said) return undefined
    if (said.cell === '') return null
    const kinds = kind === 'purchase' ? ['supplier'] : kind === 'sales' ? ['customer'] : ['supplier', 'customer']
    const found = kinds.map((one) => this.#directory.partner(one, said.cell))
    const one = found.find((partner) => typeof partner !== 'string')
    if (one) return (one as Known).id
    const code = found.includes('several') ? 'several' : 'unknown'
    return this.wrong(said.row, cellFault(code, 'partner', { value: said.cell }))
  }

  /** Of the order itself, its lines apart; what a file leaves open is left alone, or as a new order is. */
  header(): Fields {
    const current = this.#current?.doc
    const kind = this.#whole('kind')?.cell || String(current?.kind ?? '')
    const [siteId, toSiteId, partnerId] = [this.#site('site'), this.#site('toSite'), this.#partner(kind)]
    const state = this.#whole('state')?.cell
    const due = this.#whole('dueOn')
    const only = this.#directory.sites.length === 1 ? this.#directory.sites[0]?.id : undefined
    const site = siteId ?? (current ? undefined : only)
    if (kind === 'transfer') {
      const [from, to] = [site ?? current?.siteId, toSiteId ?? current?.toSiteId]
      if (from !== undefined && from === to) this.wrong(this.#row, cellFault('same-site', 'toSite'))
      // One that somebody wrote without is left so; emptied it would lead nowhere.
      if (toSiteId === null && current?.toSiteId) this.wrong(this.#row, cellFault('empty', 'toSite'))
      if (!current && !toSiteId && this.faults.length === 0) this.wrong(this.#row, cellFault('needed', 'toSite'))
    }
    return {
      ...(kind === '' ? {} : { kind }),
      ...(site ? { siteId: site } : {}),
      ...(toSiteId === undefined ? {} : { toSiteId }),
      ...(partnerId === undefined ? {} : { partnerId }),
      ...(state ? { state } : {}),
      ...(due ? { dueOn: due.cell || null } : {}),
    }
  }

  get #row(): number {
    return this.#rows[0].row
  }

  /** May an order that is on its way become what the file says? */
  guard(set: Fields): void {
    const current = this.#current
    if (!current) {
      if (set.state === 'open' && (set.lines as unknown[]).length === 0) this.wrong(this.#row, cellFault('order-empty'))
      return
    }
    const from = current.doc.state as OrderState
    const to = (set.state ?? from) as OrderState
    const changed = Object.keys(set).filter((field) => !sameValue(set[field] ?? null, current.doc[field] ?? null))
    if (to !== from && !turnsOf(from, current.underWay).includes(to))
      this.wrong(this.#row, cellFault('order-turn', 'state'))
    else if (isOver(from) && isOver(to) && changed.length > 0) this.wrong(this.#row, cellFault('order-over'))
    else if (current.underWay && changed.some((field) => !CHANGEABLE.includes(field)))
      this.wrong(this.#row, cellFault('order-under-way'))
  }
}

type Lines = { lines: OrderLine[]; rowsNew: number; rowsChanged: number }

const linesOf = (orderId: string, said: readonly ReadLine[], before: readonly OrderLine[]): Lines => {
  const matched = matchLines(orderId, said, before)
  const byLine = new Map([...matched].flatMap(([row, line]) => (line ? [[line, row] as const] : [])))
  const kept = before.map((line) => {
    const row = byLine.get(line)
    return row ? lineOf(orderId, row, line) : line
  })
  const added = said.filter((row) => matched.get(row) === undefined).map((row) => lineOf(orderId, row, undefined))
  const rowsChanged = kept.filter((line, at) => !sameValue(line, before[at])).length
  return { lines: [...kept, ...added], rowsNew: added.length, rowsChanged }
}

const planOrder = (plan: Plan, number: string, rows: Rows, directory: Directory, goods: Goods): void => {
  const current = directory.orders.get(number)
  const [first] = rows
  if (directory.ambiguous.has(`order ${number}`)) {
    for (const { row } of rows) plan.errors.push(rowFault(row, 'several', 'number', { value: number }))
    return
  }
  const order = new OrderPlan(rows, directory, current)
  const before = plan.errors.length
  const id = current?.id ?? newId()
  const set = order.header()
  const said = rows.flatMap((line): ReadLine[] => {
    if (isHeaderAlone(line)) return []
    const item = goods.item(line)
    const one = item && readLine(line, item, (fault) => order.wrong(line.row, fault))
    return one ? [one] : []
  })
  const had = (current?.doc.lines ?? []) as OrderLine[]
  const { lines, rowsNew, rowsChanged } = linesOf(id, said, had)
  if (lines.length > LINES_AT_ONCE) order.wrong(first.row, cellFault('order-lines', undefined, { most: LINES_AT_ONCE }))
  const part = emptyPlan()
  const whole = { number, ...set, lines }
  if (plan.errors.length === before && order.faults.length === 0) order.guard(whole)
  for (const { row, fault } of order.faults) plan.errors.push({ row, ...fault })
  const isRight = plan.errors.length === before
  planDocument(part, first.row, 'orders', id, whole, current)
  // What a bad cell left open is not told as missing too.
  plan.errors.push(...part.errors.filter(({ code }) => isRight || code !== 'needed'))
  const bad = new Set(plan.errors.slice(before).map(({ row }) => row))
  if (bad.size > 0) {
    const because = Math.min(...bad)
    for (const { row } of rows)
      if (!bad.has(row)) plan.errors.push(rowFault(row, 'order-left', undefined, { row: because }))
    return
  }
  plan.actions.push(...part.actions)
  // Counted by rows: of a new order each is new; of one that is changed those whose lines are, or the first, that speaks for the order.
  const created = current ? rowsNew : rows.length
  const changed = !current || part.changed === 0 ? 0 : rowsNew + rowsChanged === 0 ? 1 : rowsChanged
  plan.created += created
  plan.changed += changed
  plan.unchanged += rows.length - created - changed
}

export const planOrders = async (rows: readonly Row[], directory: Directory, signal?: AbortSignal): Promise<Plan> => {
  const plan = emptyPlan()
  const goods = new Goods(directory, plan)
  const byNumber = new Map<string, [Row, ...Row[]]>()
  for (const line of rows) {
    const number = line.cells.get('number')?.trim()
    if (!number) plan.errors.push(rowFault(line.row, 'key-empty', 'number'))
    else byNumber.get(number)?.push(line) ?? byNumber.set(number, [line])
  }
  for await (const [number, own] of inSlices([...byNumber], signal)) planOrder(plan, number, own, directory, goods)
  return plan
}
