import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { padEntry } from '../../ui/pad-entry.ts'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useToPutAway } from '../../view/hooks.ts'
import type { StockRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { emptyLine, type Line } from './line.ts'

/** All of what stands there, as a line. */
const lineOf = (row: StockRow): Line => ({
  ...emptyLine,
  itemId: row.itemId,
  ...(row.lotId ? { lot: { code: row.lot?.code ?? '', lotId: row.lotId } } : {}),
  fromId: row.locationId,
  entry: padEntry(row.onHand, row.item?.baseUnit ?? ''),
  touched: false,
})

/** What came in and stands at the docks: a tap takes all of it. */
export const ToPutAway = ({ onChoose }: { onChoose: (line: Line) => void }) => {
  const rows = useToPutAway()
  return (
    <Section title={words.flows.toPutAway}>
      {rows.length === 0 ? <Hint>{words.flows.nothingToPutAway}</Hint> : null}
      <Rows label={words.flows.toPutAway}>
        {rows.map((row) => (
          <li key={`${row.locationId} ${row.itemId} ${row.lotId}`}>
            <Row
              title={row.item?.name ?? words.unknownName}
              detail={
                <>
                  {row.lot ? <Code value={row.lot.code} /> : null}
                  <LocationLabel id={row.locationId} />
                </>
              }
              trailing={<Quantity value={row.onHand} {...(row.item ? { unit: row.item.baseUnit } : {})} />}
              onClick={() => onChoose(lineOf(row))}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
