import type { PadEntry } from '../../ui/pad-entry.ts'
import { padEntry } from '../../ui/pad-entry.ts'
import { useDraft, useItem } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { type Cell, cellName } from './use-visit.ts'

/** A number that is being given, and why the same person gives it again. */
export type Answer = { entry: PadEntry; why: string }

type Asked = Omit<Cell, 'item'> & { itemId: string }
type Kept = { open?: Asked; answers: Readonly<Record<string, Answer>> }
const NOTHING: Kept = { answers: {} }

const nameOf = ({ item, lotId }: Cell): string => cellName(item.id, lotId)

/**
 * Which number a visit to a bin is asking for, and how far each is typed. Kept as a draft: a wrong tap that puts the sheet away, a
 * call, a reload or an empty battery in the middle of a number loses no digit of it.
 */
export const useAsking = (visit: string) => {
  const workspace = useWorkspace()
  const key = `how-many:${visit}`
  const [kept = NOTHING, keep] = useDraft<Kept>(key)
  const item = useItem(kept.open?.itemId)
  const now = (): Kept => workspace.draft<Kept>(key) ?? NOTHING
  const without = (cell: Cell): Kept['answers'] => {
    const { [nameOf(cell)]: _given, ...others } = now().answers
    return others
  }
  const { open } = kept
  const asking: Cell | undefined = open && item ? { ...open, item } : undefined
  return {
    asking,
    answer: asking && kept.answers[nameOf(asking)],
    /** What a label says of how many takes the place of what was typed before it was scanned. */
    ask: ({ item: { id }, ...cell }: Cell): void => {
      const { answers } = now()
      const name = cellName(id, cell.lotId)
      const said = cell.said && { entry: padEntry(cell.said.quantity, cell.said.unit), why: answers[name]?.why ?? '' }
      keep({ open: { ...cell, itemId: id }, answers: said ? { ...answers, [name]: said } : answers })
    },
    change: (cell: Cell, answer: Answer): void =>
      keep({ ...now(), answers: { ...now().answers, [nameOf(cell)]: answer } }),
    putAway: (): void => keep({ answers: now().answers }),
    /** It is recorded: the next number of this begins anew. */
    given: (cell: Cell): void => keep({ answers: without(cell) }),
    end: (): void => keep(undefined),
  }
}
