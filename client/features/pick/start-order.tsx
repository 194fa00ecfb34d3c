import { X } from 'lucide-react'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useOrder } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './start.module.css'

type Props = { orderId: string; placeId: string; onPlace: () => void; onRemove: () => void }

/** One order of the walk and where its goods go. */
export const StartOrder = ({ orderId, placeId, onPlace, onRemove }: Props) => {
  const order = useOrder(orderId)
  const number = order?.number ?? words.unknownName
  return (
    <div className={classes.order}>
      <button type="button" className={classes.place} data-empty={placeId === '' || undefined} onClick={onPlace}>
        <span className={classes.number}>{number}</span>
        <span className={classes.label}>{words.orders.lineCount(order?.lines.length ?? 0)}</span>
        <span className={classes.label}>{words.outbound.start.place}</span>
        <span>{placeId === '' ? words.outbound.start.choosePlace : <LocationLabel id={placeId} />}</span>
      </button>
      <button
        type="button"
        className={classes.remove}
        aria-label={words.outbound.start.remove(number)}
        onClick={onRemove}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
