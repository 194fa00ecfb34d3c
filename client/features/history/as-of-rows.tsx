import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import type { AsOfRow } from '../../view/as-of.ts'
import { useItem, useLot } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

type Props = { row: AsOfRow; by: 'location' | 'item' }

const LotCode = ({ id }: { id: string }) => {
  const lot = useLot(id)
  return <Code value={lot?.code ?? words.unknownName} />
}

/** One thing that was there: of an item the bin, in a bin or a site the item; with its lot. */
export const AsOfLine = ({ row, by }: Props) => {
  const item = useItem(row.itemId)
  return (
    <Row
      href={by === 'location' ? `/locations/${row.locationId}` : `/items/${row.itemId}`}
      title={by === 'location' ? <LocationLabel id={row.locationId} /> : (item?.name ?? words.unknownName)}
      detail={
        <>
          {by === 'item' && item ? <Code value={item.sku} /> : null}
          {row.lotId ? <LotCode id={row.lotId} /> : null}
        </>
      }
      trailing={<Quantity value={row.onHand} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

/** Of a site an item is shown once, whatever bins and lots it lay in. */
export const summedByItem = (rows: readonly AsOfRow[]): AsOfRow[] => {
  const sums = new Map<string, AsOfRow>()
  for (const row of rows) {
    const known = sums.get(row.itemId)
    if (known) known.onHand += row.onHand
    else sums.set(row.itemId, { ...row, lotId: null })
  }
  return [...sums.values()].filter(({ onHand }) => onHand !== 0)
}
