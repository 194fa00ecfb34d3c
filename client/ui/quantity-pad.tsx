import { Delete, Minus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { type PadEntry, press, typed } from './pad-entry.ts'
import { asFigure } from './quantity.tsx'
import classes from './quantity-pad.module.css'
import { words } from './words.ts'

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

type Props = {
  entry: PadEntry
  onEntry: (entry: PadEntry) => void
  units: readonly string[]
  /** What "all" means here, in the chosen unit; absent where there is no such thing. */
  all?: number
  /** Below the number: what it comes to in base units, what is there. */
  note?: string
  label?: string
}

/** The one way to give a number: digits, − and +, the unit, "all". A hardware keyboard types into the figure itself. */
export const QuantityPad = ({ entry, onEntry, units, all, note, label = words.pad.quantity }: Props) => {
  const figure = useRef<HTMLInputElement>(null)
  const act = (key: Parameters<typeof press>[1]) => onEntry(press(entry, key))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out beside the figure
    <div role="group" aria-label={label} className={classes.pad}>
      <div className={classes.display}>
        <button type="button" className={classes.step} onClick={() => act('-')} aria-label={words.pad.less}>
          <Minus aria-hidden />
        </button>
        <label className={classes.figure}>
          <input
            ref={figure}
            inputMode="none"
            autoComplete="off"
            aria-label={label}
            value={entry.text}
            onFocus={() => figure.current?.select()}
            onChange={(event) => onEntry(typed(entry, event.target.value))}
          />
          <span className={classes.note}>{note ?? entry.unit}</span>
        </label>
        <button type="button" className={classes.step} onClick={() => act('+')} aria-label={words.pad.more}>
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
        </div>
      ) : null}
      <div className={classes.keys}>
        {DIGITS.map((digit) => (
          <button key={digit} type="button" className={classes.key} onClick={() => act(digit)}>
            {digit}
          </button>
        ))}
        {all === undefined ? (
          <span />
        ) : (
          <button type="button" className={classes.key} data-word onClick={() => act({ all })}>
            {words.pad.all(asFigure(all))}
          </button>
        )}
        <button type="button" className={classes.key} onClick={() => act('0')}>
          0
        </button>
        <button type="button" className={classes.key} onClick={() => act('back')} aria-label={words.pad.back}>
          <Delete aria-hidden />
        </button>
      </div>
    </div>
  )
}
