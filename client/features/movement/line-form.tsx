import type { ReactNode } from 'react'
import { unitOf } from '../../../domain/units.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Panes } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { words } from '../../words/index.ts'
import { baseQuantity, type Gap, type Step, troubleOf } from './build.ts'
import { ChangeSwitch } from './change-switch.tsx'
import { kindOf, needsReason } from './flows.ts'
import { HoldSwitch } from './hold-switch.tsx'
import type { Line } from './line.ts'
import classes from './movement.module.css'
import { ReasonField } from './reason-field.tsx'
import { sayNewLot, sayNote } from './say-line.ts'
import type { Known } from './use-facts.ts'

type Props = {
  facts: Known
  gap: Gap
  onChange: (change: (line: Line) => Line) => void
  onChoose: (step: Step) => void
  /** What waits to be done, as long as no item is named. */
  beside?: ReactNode
}

type SlotsProps = Omit<Props, 'onChange' | 'beside'>

const PlaceSlot = ({ facts, gap, onChoose, end }: SlotsProps & { end: 'from' | 'to' }) => {
  const at = facts[end]
  const said =
    end === 'to' && at
      ? [
          ...(facts.suggested ? [words.flows.suggested[facts.suggested]] : []),
          ...(at.capacity ? [words.places.fits(at.capacity)] : []),
        ]
      : []
  return (
    <Slot
      label={words.flows[end]}
      value={at ? <LocationLabel id={at.id} /> : undefined}
      detail={said.length > 0 ? said.join(' · ') : undefined}
      next={gap?.kind === 'step' && gap.step === end}
      onOpen={() => onChoose(end)}
    />
  )
}

const LineSlots = ({ facts, gap, onChoose }: SlotsProps) => {
  const { flow, item, from, to, line } = facts
  const next = gap?.kind === 'step' ? gap.step : undefined
  const place = line.change === 'more' ? to : from
  return (
    <Slots>
      <Slot
        label={words.flows.item}
        value={item?.name}
        detail={item ? <Code value={item.sku} /> : undefined}
        next={next === 'item'}
        onOpen={() => onChoose('item')}
      />
      {flow.name === 'adjust' ? (
        <Slot
          label={words.flows.at}
          value={place ? <LocationLabel id={place.id} /> : undefined}
          next={next === 'from' || next === 'to'}
          onOpen={() => onChoose('from')}
        />
      ) : (
        <PlaceSlot {...{ facts, gap, onChoose }} end="from" />
      )}
      {item && item.tracking !== 'none' ? (
        <Slot
          label={item.tracking === 'serial' ? words.flows.serial : words.flows.lot}
          value={line.lot?.code ? <Code value={line.lot.code} /> : undefined}
          detail={facts.newLot ? sayNewLot(line.lot?.expiresOn) : undefined}
          next={next === 'lot'}
          onOpen={() => onChoose('lot')}
        />
      ) : null}
      {flow.name === 'adjust' ? null : <PlaceSlot {...{ facts, gap, onChoose }} end="to" />}
    </Slots>
  )
}

/** What the card says about taking so many, of this lot or from that place; nothing where it does not matter. */
const Caution = ({ facts }: { facts: Known }) => {
  const { item, onHandAtFrom } = facts
  const trouble = troubleOf(facts)
  if (trouble) return <p className={classes.caution}>▲ {words.flows.useCaution[trouble]}</p>
  const wanted = baseQuantity(facts)
  if (!item || onHandAtFrom === undefined || wanted === undefined || wanted <= onHandAtFrom) return null
  if (item.negativePolicy === 'allow') return null
  const figure = `${asFigure(onHandAtFrom)} ${item.baseUnit}`
  return <p className={classes.caution}>▲ {words.flows.lessThanNothing(figure)}</p>
}

/** The line: what, from where, to where, how many, why. */
export const LineForm = ({ facts, gap, onChange, onChoose, beside }: Props) => {
  const { flow, line, item } = facts
  const unit = item && (unitOf(item, line.entry.unit || item.baseUnit) ?? unitOf(item, item.baseUnit))
  const here = facts.onHandAtFrom
  const all = here !== undefined && here > 0 && unit ? Math.floor((here * unit.den) / unit.num) : undefined
  return (
    <Panes
      left={
        <>
          {line.replaces ? <p className={classes.correcting}>{words.flows.correcting}</p> : null}
          {flow.name === 'adjust' ? (
            <ChangeSwitch
              value={line.change}
              onValue={(value) =>
                onChange((now) => {
                  const reasons = { ...now.reasons, [now.change]: now.reason }
                  return { ...now, change: value, reason: reasons[value] ?? '', reasons }
                })
              }
            />
          ) : null}
          <LineSlots facts={facts} gap={gap} onChoose={onChoose} />
          {item ? <HoldSwitch facts={facts} onChange={onChange} /> : null}
          {needsReason(flow.name) && item ? (
            <ReasonField
              kind={kindOf(flow.name, line.change)}
              value={line.reason}
              onValue={(reason) => onChange((now) => ({ ...now, reason }))}
            />
          ) : null}
          {gap?.kind === 'cannot' ? (
            <p role="alert" className={classes.stop}>
              ✕ {gap.why}
            </p>
          ) : (
            <Caution facts={facts} />
          )}
        </>
      }
      right={
        item ? (
          <QuantityPad
            entry={{ ...line.entry, unit: line.entry.unit || item.baseUnit }}
            onEntry={(entry) => onChange((now) => ({ ...now, entry, touched: true }))}
            units={[item.baseUnit, ...item.units.map((one) => one.code).filter((code) => code !== item.baseUnit)]}
            note={sayNote(facts)}
            mixed
            {...(all ? { all } : {})}
          />
        ) : (
          beside
        )
      }
    />
  )
}
