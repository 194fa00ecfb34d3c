import { locale } from '../words/index.ts'
import classes from './quantity.module.css'

const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 6, signDisplay: 'exceptZero' })

const withMinus = (figure: string): string => figure.replace('-', '−')

/** A whole number as people read it in a column: grouped, with a real minus sign. */
export const asFigure = (value: number): string => withMinus(plain.format(value))

/** A signed change: +12, −3. Zero has no sign. */
export const asChange = (value: number): string => withMinus(signed.format(value))

type Props = { value: number; unit?: string; size?: 'row' | 'large' | 'huge'; change?: boolean }

/** A quantity with its unit; the largest thing wherever it stands. Less than nothing is wrong; a change that takes off is not. */
export const Quantity = ({ value, unit, size = 'row', change = false }: Props) => (
  <span className={classes.quantity} data-size={size} data-negative={(value < 0 && !change) || undefined}>
    <span className={classes.figure}>{change ? asChange(value) : asFigure(value)}</span>
    {unit ? <span className={classes.unit}> {unit}</span> : null}
  </span>
)
