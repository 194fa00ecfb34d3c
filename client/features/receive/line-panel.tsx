import { LocationLabel } from '../../parts/location-label.tsx'
import { sayPad } from '../../parts/say-pad.ts'
import { Choices } from '../../ui/choices.tsx'
import { Code } from '../../ui/code.tsx'
import { Expiry } from '../../ui/expiry.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Hint } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { useToday } from '../../view/today.ts'
import { words } from '../../words/index.ts'
import { baseQuantity, type Gap, type Step } from './build.ts'
import type { OpenLine } from './open-line.ts'
import classes from './receive.module.css'
import type { LineFacts } from './use-facts.ts'

type Props = {
  facts: LineFacts
  gap: Gap
  onChange: (change: (open: OpenLine) => OpenLine) => void
  onChoose: (step: Step) => void
}

const Condition = ({ facts, onChange }: Pick<Props, 'facts' | 'onChange'>) => {
  const { damaged } = facts.open
  return (
    <>
      <Choices label={words.receive.condition} className={classes.chips}>
        {([false, true] as const).map((value) => (
          <button
            key={String(value)}
            type="button"
            className={classes.chip}
            aria-pressed={damaged === value}
            onClick={() => onChange(({ placeId: _place, ...now }) => ({ ...now, damaged: value }))}
          >
            {value ? words.receive.damaged : words.receive.good}
          </button>
        ))}
      </Choices>
      {damaged && facts.lot?.made ? <Hint>{words.receive.toHold(facts.lot.code)}</Hint> : null}
      {damaged && facts.place?.hold ? <Hint>{words.receive.toHoldPlace}</Hint> : null}
      {facts.countsAsAvailable ? <p className={classes.caution}>▲ {words.receive.countsAsAvailable}</p> : null}
    </>
  )
}

/** What stands out about the number that was given: too much is a fact too, and somebody will look. */
const Caution = ({ facts, gap }: Pick<Props, 'facts' | 'gap'>) => {
  const over = (baseQuantity(facts) ?? 0) - facts.work.left
  if (gap?.kind === 'cannot') {
    return (
      <p role="alert" className={classes.stop}>
        ✕ {gap.why}
      </p>
    )
  }
  if (over <= 0 || !facts.item) return null
  const figure = `${asFigure(over)} ${facts.item.baseUnit}`
  const said = facts.job.name === 'send' ? words.receive.willBeOverSent(figure) : words.receive.willBeOver(figure)
  return <p className={classes.caution}>▲ {said}</p>
}

/** Below the figure: what it comes to, and what is outstanding. */
const noteOf = ({ item, open, work, job }: LineFacts, base: number | undefined): string => {
  if (!item) return ''
  const mixed = open.entry.and !== undefined || (open.entry.unit || item.baseUnit) !== item.baseUnit
  return [
    open.entry.unit || item.baseUnit,
    ...(mixed && base !== undefined ? [words.flows.isBase(asFigure(base), item.baseUnit)] : []),
    `${words.receive.left[job.name]} ${words.amount(asFigure(work.left), item.baseUnit)}`,
  ].join(' · ')
}

/** One line of the order: how many came, of which lot, in what condition, where they stand. */
export const LinePanel = ({ facts, gap, onChange, onChoose }: Props) => {
  const { item, open, work, job, lot, place } = facts
  const today = useToday(job.siteId)
  const next = gap?.kind === 'step' ? gap.step : undefined
  const units = item
    ? [item.baseUnit, ...item.units.map(({ code }) => code).filter((code) => code !== item.baseUnit)]
    : []
  return (
    <article className={classes.line} aria-label={item?.name}>
      <div>
        <p className={classes.name}>{item?.name ?? words.unknownName}</p>
        <p>
          {item ? <Code value={item.sku} /> : null}{' '}
          <span>{words.receive.of[job.name](asFigure(work.done), asFigure(work.expected))}</span>
        </p>
      </div>
      <Slots>
        {item && item.tracking !== 'none' ? (
          <Slot
            label={words.flows.lot}
            value={lot?.code ? <Code value={lot.code} /> : undefined}
            detail={lot?.expiresOn ? <Expiry on={lot.expiresOn} today={today} /> : undefined}
            next={next === 'lot'}
            onOpen={() => onChoose('lot')}
          />
        ) : null}
        <Slot
          label={words.receive.at[job.name]}
          value={place ? <LocationLabel id={place.id} /> : undefined}
          next={next === 'place'}
          onOpen={() => onChoose('place')}
        />
      </Slots>
      {job.name === 'receive' ? <Condition facts={facts} onChange={onChange} /> : null}
      <Caution facts={facts} gap={gap} />
      {item ? (
        <QuantityPad
          entry={{ ...open.entry, unit: open.entry.unit || item.baseUnit }}
          onEntry={(entry) => onChange((now) => ({ ...now, entry, touched: true }))}
          units={units}
          mixed
          note={noteOf(facts, baseQuantity(facts))}
        />
      ) : null}
    </article>
  )
}

/** "3 case + 4 pcs", as the buttons and the news say it. */
export const saidAmount = ({ item, open }: LineFacts): string => sayPad(item, open.entry)
