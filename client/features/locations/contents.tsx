import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { asMoment } from '../../ui/when.ts'
import { useHiddenAt, useLocationStock } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

/** What should be in a bin, each with when somebody last looked. */
export const Contents = ({ id }: { id: string }) => {
  const rows = useLocationStock(id).filter((row) => row.onHand !== 0 || row.pending !== 0)
  const hidden = useHiddenAt(id)
  const now = new Date()
  if (hidden && rows.length === 0) return <Hint>{words.locations.beingCounted}</Hint>
  if (rows.length === 0) return <Hint>{words.locations.nothing}</Hint>
  const list = (
    <Rows label={words.locations.contents}>
      {rows.map((row) => (
        <li key={`${row.itemId} ${row.lotId ?? ''}`}>
          <Row
            href={`/items/${row.itemId}?at=${id}`}
            title={row.item?.name ?? words.unknownName}
            detail={
              <>
                {row.item ? <Code value={row.item.sku} /> : null}
                {row.lot ? <Code value={row.lot.code} /> : null}
                <span>
                  {row.lastCountedAt
                    ? words.locations.lastCounted(asMoment(row.lastCountedAt, now))
                    : words.locations.neverCounted}
                </span>
              </>
            }
            trailing={
              <>
                <Quantity value={row.onHand} {...(row.item ? { unit: row.item.baseUnit } : {})} />
                {row.pending === 0 ? null : <StateMark state="saved" />}
              </>
            }
          />
        </li>
      ))}
    </Rows>
  )
  return (
    <>
      {list}
      {hidden ? <Hint>{words.locations.someBeingCounted}</Hint> : null}
    </>
  )
}
