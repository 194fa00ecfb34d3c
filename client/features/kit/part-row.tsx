import { isTracked } from '../../../domain/item.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure, Quantity } from '../../ui/quantity.tsx'
import { Row } from '../../ui/row.tsx'
import { words } from '../../words/index.ts'
import type { Part } from './use-kit.ts'

type Props = { part: Part; onPlace: () => void; onLot: () => void }

/** One item of the work: how many, from or to which bin, how many are there. A tap chooses another. */
export const PartRow = ({ part, onPlace, onLot }: Props) => {
  const { item, needed, taken, location, lot, onHand, trouble } = part
  const unit = item?.baseUnit ?? ''
  const short = taken && location !== undefined && needed !== null && onHand < needed
  const way = taken ? words.flows.from : words.flows.to
  const at = location ? <LocationLabel id={location.id} /> : <span>{words.flows.scanOrChoose}</span>
  return (
    <>
      <Row
        onClick={onPlace}
        title={item?.name ?? words.unknownName}
        detail={
          <>
            <span>{way} </span>
            {at}
            {location && taken ? <span>{words.flows.here(asFigure(onHand), unit)}</span> : null}
            {trouble ? <strong>▲ {words.kit.trouble[trouble]}</strong> : null}
            {short ? <strong>▲ {words.kit.short}</strong> : null}
          </>
        }
        trailing={needed === null ? undefined : <Quantity value={needed} unit={unit} />}
      />
      {item && isTracked(item) ? (
        <Row
          onClick={onLot}
          title={lot ? <Code value={lot.code} /> : words.flows.scanOrChoose}
          detail={<span>{item.tracking === 'serial' ? words.flows.serial : words.flows.lot}</span>}
        />
      ) : null}
    </>
  )
}
