import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { daysBetween } from '../../../domain/lot.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useItem } from '../../view/hooks.ts'
import type { SeenShelf } from '../../view/shelves.ts'
import { words } from '../../words/index.ts'
import type { useOtherCells } from './use-other-cells.ts'

type Props = {
  itemId: string
  cells: ReturnType<typeof useOtherCells>
  onChoose: (cell: SeenShelf) => void
}

/** One tap takes it from there. What may not be used stands apart, for a lead. */
export const CellChoices = ({ itemId, cells: { today, offered, held, mayOverrule }, onChoose }: Props) => {
  const item = useItem(itemId)
  const row = (shelf: SeenShelf) => (
    <li key={cellKey(shelf)}>
      <Row
        title={<LocationLabel id={shelf.locationId} />}
        detail={
          <>
            {shelf.holds ? <span>▲ {words.flows.holds}</span> : null}
            {shelf.lotId !== NO_LOT && shelf.lot ? (
              <>
                <Code value={shelf.lot.code} />
                {shelf.lot.status === 'available' ? null : <span>▲ {words.items.lotStatus[shelf.lot.status]}</span>}
                {shelf.lot.expiresOn ? <span>{words.expiry.in(daysBetween(today, shelf.lot.expiresOn))}</span> : null}
              </>
            ) : null}
          </>
        }
        trailing={
          <>
            <Quantity value={shelf.there} {...(item ? { unit: item.baseUnit } : {})} />
            <span>{words.outbound.walk.free(String(Math.max(0, shelf.free)))}</span>
          </>
        }
        onClick={() => onChoose(shelf)}
      />
    </li>
  )
  return (
    <>
      <Section title={`${words.outbound.walk.otherCells}: ${item?.name ?? words.unknownName}`}>
        {offered.length === 0 ? <Hint>{words.outbound.walk.noOther}</Hint> : null}
        <Rows label={words.outbound.walk.otherCells}>{offered.map(row)}</Rows>
        {held.length > 0 && !mayOverrule ? <Hint>{words.flows.someHeld}</Hint> : null}
      </Section>
      {held.length > 0 && mayOverrule ? (
        <Section title={words.flows.notForUse}>
          <Rows label={words.flows.notForUse}>{held.map(row)}</Rows>
        </Section>
      ) : null}
    </>
  )
}
