/** What is true at every moment, on the server and on every device (FAULTS.md, I5). Each answers what breaks it. */
import { type Cell, cellKey } from './cell.ts'
import { fold, type Move } from './ledger.ts'

type StockRow = { readonly cell: Cell; readonly onHand: number }

/** Per item, the sum over all locations, virtual ones too, is 0: nothing comes from nowhere. Gives the items where it is not. */
export const itemsOutOfBalance = (stock: Iterable<StockRow>): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const { cell, onHand } of stock) sums.set(cell.itemId, (sums.get(cell.itemId) ?? 0) + onHand)
  return new Map([...sums].filter(([, sum]) => sum !== 0))
}

/** Stock is the sum of the ledger. Gives the cells where it is not, with both figures; a missing row is 0. */
export const cellsOffTheLedger = (
  stock: Iterable<StockRow>,
  entries: Iterable<Move>,
): { cell: Cell; stock: number; ledger: number }[] => {
  const folded = fold(entries)
  const rows = new Map([...stock].map((row) => [cellKey(row.cell), row]))
  return [...new Set([...folded.keys(), ...rows.keys()])].flatMap((key) => {
    const [row, sum] = [rows.get(key), folded.get(key)]
    const cell = row?.cell ?? sum?.cell
    const [inStock, inLedger] = [row?.onHand ?? 0, sum?.onHand ?? 0]
    return cell === undefined || inStock === inLedger ? [] : [{ cell, stock: inStock, ledger: inLedger }]
  })
}
