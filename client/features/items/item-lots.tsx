import { byExpiry } from '../../../domain/lot.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { Code } from '../../ui/code.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useItemStock, useLots } from '../../view/hooks.ts'
import { useToday } from '../../view/today.ts'
import { words } from '../../words/index.ts'

/** The item's lots that are on hand, first to expire first. */
export const ItemLots = ({ item }: { item: ItemDocument }) => {
  const stock = useItemStock(item.id)
  const lots = [...useLots(item.id)].sort(byExpiry)
  const today = useToday()
  const held = lots
    .map((lot) => ({
      lot,
      onHand: stock.filter((row) => row.lotId === lot.id).reduce((sum, row) => sum + row.onHand, 0),
    }))
    .filter(({ onHand }) => onHand !== 0)
  if (held.length === 0) return <Hint>{words.flows.noLots}</Hint>
  return (
    <Rows label={words.items.lots}>
      {held.map(({ lot, onHand }) => (
        <li key={lot.id}>
          <Row
            href={`/items/${item.id}/lots/${lot.id}`}
            title={<Code value={lot.code} />}
            detail={
              <>
                {lot.status === 'available' ? null : <span>▲ {words.items.lotStatus[lot.status]}</span>}
                {lot.expiresOn ? <Expiry on={lot.expiresOn} today={today} /> : null}
              </>
            }
            trailing={<Quantity value={onHand} unit={item.baseUnit} />}
          />
        </li>
      ))}
    </Rows>
  )
}
