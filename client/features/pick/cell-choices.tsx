import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { daysBetween, isForUse, mayOverrule } from '../../../domain/lot.ts'
import { byTurn } from '../../../domain/pick.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { words } from '../../ui/words.ts'
import { useItem } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { type SeenShelf, shelvesQuery } from '../../view/shelves.ts'
import { useToday } from '../../view/today.ts'

type Props = {
  itemId: string
  siteId: string
  except: string
  onChoose: (cell: { itemId: string; locationId: string; lotId: string }) => void
}

/** Every other bin and lot that holds an item, in its turn; one tap takes it from there. What may not be used stands apart, for a lead. */
export const CellChoices = ({ itemId, siteId, except, onChoose }: Props) => {
  const item = useItem(itemId)
  const member = useMember()
  const today = useToday(siteId)
  const shelves = useQuery(shelvesQuery(itemId, siteId))
    .filter((shelf) => shelf.there > 0 && cellKey(shelf) !== except)
    .sort(byTurn)
  const isOffered = ({ lot, holds }: SeenShelf): boolean => isForUse({ lot, place: { hold: holds } }, today)
  const [offered, others] = [shelves.filter(isOffered), shelves.filter((shelf) => !isOffered(shelf))]
  const isLead = mayOverrule(member, siteId)
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
        {others.length > 0 && !isLead ? <Hint>{words.flows.someHeld}</Hint> : null}
      </Section>
      {others.length > 0 && isLead ? (
        <Section title={words.flows.notForUse}>
          <Rows label={words.flows.notForUse}>{others.map(row)}</Rows>
        </Section>
      ) : null}
    </>
  )
}
