import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { words } from '../../ui/words.ts'
import { useItem, useLots } from '../../view/hooks.ts'
import type { ObservationRow, StockRow } from '../../view/rows.ts'
import type { Cell } from './use-visit.ts'

const Seen = ({ row, onAsk }: { row: ObservationRow; onAsk: (cell: Cell) => void }) => {
  const { observation, state } = row
  const item = useItem(observation.itemId)
  const lot = useLots(observation.itemId ?? '').find((one) => one.id === observation.lotId)
  if (!item) return null
  return (
    <Row
      title={item.name}
      detail={lot ? <Code value={lot.code} /> : undefined}
      trailing={
        <>
          <Quantity value={observation.quantity ?? 0} unit={item.baseUnit} />
          <StateMark state={state} />
        </>
      }
      onClick={() => onAsk({ item, lotId: observation.lotId, lotCode: lot?.code })}
    />
  )
}

const cellOf = (itemId: string | undefined, lotId: string | null | undefined) => `${itemId} ${lotId ?? ''}`

type Props = { seen: readonly ObservationRow[]; expected: readonly StockRow[]; onAsk: (cell: Cell) => void }

/** What was seen on this visit, then what should also be here; never how many of it. */
export const CellList = ({ seen, expected, onAsk }: Props) => {
  const done = new Set(seen.map(({ observation }) => cellOf(observation.itemId, observation.lotId)))
  const open = expected.filter((row) => row.item !== undefined && !done.has(cellOf(row.itemId, row.lotId)))
  return (
    <>
      <Section title={words.count.seen}>
        {seen.length === 0 ? <Hint>{words.count.seenNothing}</Hint> : null}
        <Rows label={words.count.seen}>
          {seen.map((row) => (
            <li key={row.observation.id}>
              <Seen row={row} onAsk={onAsk} />
            </li>
          ))}
        </Rows>
      </Section>
      {open.length === 0 ? null : (
        <Section title={words.count.expectedHere}>
          <Rows label={words.count.expectedHere}>
            {open.map((row) => {
              const { item } = row
              return item ? (
                <li key={cellOf(row.itemId, row.lotId)}>
                  <Row
                    title={item.name}
                    detail={
                      <>
                        <Code value={row.lot?.code ?? item.sku} />
                        <span>○ {words.count.notYet}</span>
                      </>
                    }
                    onClick={() => onAsk({ item, lotId: row.lotId ?? undefined, lotCode: row.lot?.code })}
                  />
                </li>
              ) : null
            })}
          </Rows>
        </Section>
      )}
    </>
  )
}
