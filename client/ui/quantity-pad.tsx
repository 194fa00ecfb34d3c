import { Delete, Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { words } from '../words/index.ts'
import { type PadEntry, padAnd, padValue, padWithout, press } from './pad-entry.ts'
import { asFigure } from './quantity.tsx'
import classes from './quantity-pad.module.css'
import { shownFigure } from './typed-figure.ts'
import { useTyping } from './use-typing.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type Props = {
  entry: PadEntry
  onEntry: (entry: PadEntry) => void
  /** The base unit first. */
  units: readonly string[]
  /** Several units may be said together: "3 cases and 4". */
  mixed?: boolean
  /** What "all" means here, in the chosen unit; absent where there is no such thing. */
  all?: number
  /** Below the number: what it comes to in base units, what is there. */
  note?: string
  label?: string
}

/** The next amount is of the base unit, or of the first other where that was just given. */
const goOn = (entry: PadEntry, [base = '', ...others]: readonly string[]): PadEntry =>
  padAnd(entry, base, entry.unit === base ? (others[0] ?? base) : base)

/** What was said before in other units; a tap takes it back. */
const Kept = ({ entry, onEntry }: Pick<Props, 'entry' | 'onEntry'>) => (
  <div className={classes.kept}>
    {entry.and?.map(({ quantity, unit }, at) => (
      <button
        // biome-ignore lint/suspicious/noArrayIndexKey: the same amount may be said twice
        key={at}
        type="button"
        className={classes.unit}
        aria-label={words.pad.takeBack(asFigure(quantity), unit)}
        onClick={() => onEntry(padWithout(entry, at))}
      >
        {asFigure(quantity)} {unit} +
      </button>
    ))}
  </div>
)

/** The one way to give a number: digits, − and +, the unit, "all". A hardware keyboard types into the figure itself. */
export const QuantityPad = ({
  entry: given,
  onEntry: onGive,
  units,
  mixed,
  all,
  note,
  label = words.pad.quantity,
}: Props) => {
  const figure = useRef<HTMLInputElement>(null)
  const { shown: entry, type, leave, give: onEntry } = useTyping(given, onGive)
  // What a scan or a key of the pad made of it is typed over, too, while the figure has the focus.
  useEffect(() => {
    if (entry.fresh && entry.text !== '' && document.activeElement === figure.current) figure.current?.select()
  }, [entry.fresh, entry.text])
  const act = (key: Parameters<typeof press>[1]) => onEntry(press(entry, key))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside the figure
    <div role="group" aria-label={label} className={classes.pad}>
      {entry.and ? <Kept entry={entry} onEntry={onEntry} /> : null}
      <div className={classes.display}>
        <button type="button" className={classes.step} data-tick onClick={() => act('-')} aria-label={words.pad.less}>
          <Minus aria-hidden />
        </button>
        <label className={classes.figure}>
          <input
            ref={figure}
            inputMode="none"
            autoComplete="off"
            aria-label={label}
            value={shownFigure(entry.text)}
            onFocus={() => figure.current?.select()}
            // A click puts the caret somewhere once the focus is there: what is merely proposed is typed over.
            onClick={() => (entry.fresh ? figure.current?.select() : undefined)}
            onChange={(event) => type(event.target.value)}
            onBlur={leave}
          />
          <span className={classes.note}>{note ?? entry.unit}</span>
        </label>
        <button type="button" className={classes.step} data-tick onClick={() => act('+')} aria-label={words.pad.more}>
          <Plus aria-hidden />
        </button>
      </div>
      {units.length > 1 ? (
        // biome-ignore lint/a11y/useSemanticElements: see above
        <div role="group" aria-label={words.pad.unit} className={classes.units}>
          {units.map((unit) => (
            <button
              key={unit}
              type="button"
              aria-pressed={unit === entry.unit}
              className={classes.unit}
              onClick={() => onEntry({ ...entry, unit })}
            >
              {unit}
            </button>
          ))}
          {mixed && padValue(entry) ? (
            <button type="button" className={classes.unit} onClick={() => onEntry(goOn(entry, units))}>
              {words.pad.and}
            </button>
          ) : null}
        </div>
      ) : null}
      <div className={classes.keys}>
        {DIGITS.map((digit) => (
          <button key={digit} type="button" className={classes.key} data-tick onClick={() => act(digit)}>
            {digit}
          </button>
        ))}
        {all === undefined ? (
          <span />
        ) : (
          <button type="button" className={classes.key} data-word data-tick onClick={() => act({ all })}>
            {words.pad.all(asFigure(all))}
          </button>
        )}
        <button type="button" className={classes.key} data-tick onClick={() => act('0')}>
          0
        </button>
        <button type="button" className={classes.key} data-tick onClick={() => act('back')} aria-label={words.pad.back}>
          <Delete aria-hidden />
        </button>
      </div>
    </div>
  )
}
