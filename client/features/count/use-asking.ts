import type { GoodsSaid } from '../../parts/goods-said.ts'
import { useDraft, useItem } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { type Asking, askByScan, askFor, hearAsked } from './asking.ts'
import { type Cell, cellName } from './use-visit.ts'

/** A number that is being given, and why the same person gives it again. */
export type Answered = Asking & { why: string }

type Answer = Omit<Answered, 'cell'>
type Asked = Omit<Cell, 'item'> & { itemId: string }
type Kept = { open?: Asked; answers: Readonly<Record<string, Answer>> }
const NOTHING: Kept = { answers: {} }

const nameOf = ({ item, lotId }: Cell): string => cellName(item.id, lotId)

/**
 * Which number a visit to a bin is asking for, and how far each is given. Kept as a draft: a wrong tap that puts the sheet away, a
 * call, a reload or an empty battery in the middle of a number loses no digit of it.
 */
export const useAsking = (visit: string) => {
  const workspace = useWorkspace()
  const key = `how-many:${visit}`
  const [kept = NOTHING, keep] = useDraft<Kept>(key)
  const item = useItem(kept.open?.itemId)
  /** A scan may come before the last one is on screen. */
  const now = (): Kept => workspace.draft<Kept>(key) ?? NOTHING

  const askedIn = ({ open, answers }: Kept, item: Cell['item'] | undefined): Answered | undefined => {
    if (!open || !item) return undefined
    const { itemId: _item, ...asked } = open
    const cell: Cell = { ...asked, item }
    return { ...askFor(cell), why: '', ...answers[nameOf(cell)], cell }
  }
  const change = ({ cell, ...answer }: Answered): void =>
    keep({ ...now(), answers: { ...now().answers, [nameOf(cell)]: answer } })

  return {
    asking: askedIn(kept, item),
    /** By a tap, or by a scan of `goods`. What was given before opens again as it was left; what a whole label says takes its place. */
    ask: (cell: Cell, goods?: GoodsSaid): void => {
      const { item, ...asked } = cell
      const { answers } = now()
      const left = answers[nameOf(cell)]
      const goesOn = left?.touched && !(goods && goods.quantity > 1)
      const { cell: _cell, ...fresh } = goods ? askByScan(cell, goods) : askFor(cell)
      const answer = goesOn ? left : { ...fresh, why: left?.why ?? '' }
      keep({ open: { ...asked, itemId: item.id }, answers: { ...answers, [nameOf(cell)]: answer } })
    },
    /** Another scan while the pad is open: one more of the same, or what else it is asking for. Undefined when nothing is open. */
    hear: (cell: Cell, goods: GoodsSaid): { good: boolean; asked: Cell } | undefined => {
      const kept = now()
      const asking = askedIn(kept, kept.open && workspace.read(itemQuery(kept.open.itemId)))
      if (!asking) return undefined
      const counted = hearAsked(asking, cell, goods)
      if (counted) change({ ...counted, why: asking.why })
      return { good: counted !== undefined, asked: asking.cell }
    },
    change,
    putAway: (): void => keep({ answers: now().answers }),
    /** It is recorded: the next number of this begins anew. */
    given: (cell: Cell): void => {
      const { [nameOf(cell)]: _given, ...others } = now().answers
      keep({ answers: others })
    },
    end: (): void => keep(undefined),
  }
}
