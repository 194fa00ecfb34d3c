import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { daysBetween } from '../../../domain/lot.ts'
import { byTurn } from '../../../domain/pick.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { words } from '../../ui/words.ts'
import { useItem } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { shelvesQuery } from '../../view/shelves.ts'
import { useToday } from '../../view/today.ts'

type Props = {
  itemId: string
  siteId: string
  except: string
  onChoose: (cell: { itemId: string; locationId: string; lotId: string }) => void
}

/** Every other bin and lot that holds an item, in its turn; one tap takes it from there. */
export const CellChoices = ({ itemId, siteId, except, onChoose }: Props) => {
  const item = useItem(itemId)
  const today = useToday(siteId)
  const shelves = useQuery(shelvesQuery(itemId, siteId))
    .filter((shelf) => shelf.there > 0 && cellKey(shelf) !== except)
    .sort(byTurn)
  return (
    <Section title={`${words.outbound.walk.otherCells}: ${item?.name ?? words.unknownName}`}>
      {shelves.length === 0 ? <Hint>{words.outbound.walk.noOther}</Hint> : null}
      <Rows label={words.outbound.walk.otherCells}>
        {shelves.map((shelf) => (
          <li key={cellKey(shelf)}>
            <Row
              title={<LocationLabel id={shelf.locationId} />}
              detail={
                shelf.lotId !== NO_LOT && shelf.lot ? (
                  <>
                    <Code value={shelf.lot.code} />
                    {shelf.lot.status === 'available' ? null : <span>{words.items.lotStatus[shelf.lot.status]}</span>}
                    {shelf.lot.expiresOn ? (
                      <span>{words.expiry.in(daysBetween(today, shelf.lot.expiresOn))}</span>
                    ) : null}
                  </>
                ) : undefined
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
        ))}
      </Rows>
    </Section>
  )
}
