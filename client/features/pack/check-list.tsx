import type { Goods } from '../../../domain/outbound.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { useItem, useLots } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './pack.module.css'

type LineProps = { goods: Goods; checked: number; onToggle: () => void }

const Line = ({ goods, checked, onToggle }: LineProps) => {
  const item = useItem(goods.itemId)
  const lot = useLots(goods.itemId).find((one) => one.id === goods.lotId)
  const isAll = checked === goods.quantity
  return (
    <Row
      title={
        <>
          {isAll ? '● ' : '○ '}
          {item?.name ?? words.unknownName}
        </>
      }
      detail={
        <>
          {item ? <Code value={item.sku} /> : null}
          {lot ? <Code value={lot.code} /> : null}
          <LocationLabel id={goods.locationId} />
        </>
      }
      trailing={
        <span className={classes.figure} data-all={isAll || undefined}>
          {words.outbound.packing.checked(asFigure(checked), asFigure(goods.quantity))}
        </span>
      }
      selected={isAll}
      ticks
      onClick={onToggle}
    />
  )
}

type Props = {
  goods: readonly Goods[]
  checkedOf: (goods: Goods) => number
  keyOf: (goods: Goods) => string
  onToggle: (goods: Goods) => void
}

/** The goods of an order, each with how many of it were checked. */
export const CheckList = ({ goods, checkedOf, keyOf, onToggle }: Props) => (
  <Rows label={words.outbound.packing.list}>
    {goods.map((one) => (
      <li key={keyOf(one)}>
        <Line goods={one} checked={checkedOf(one)} onToggle={() => onToggle(one)} />
      </li>
    ))}
  </Rows>
)
