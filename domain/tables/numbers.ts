/** Numbers as people write them: which sign parts the decimals is a question to the whole file. */

export type DecimalSign = '.' | ','

const GROUPED = /^[+-]?\d{1,3}([.,' \u00a0\u202f’]\d{3})+([.,]\d+)?$/
const PLAIN = /^[+-]?\d+([.,]\d+)?$/

/** The sign that this number can only be read with; none where it reads both ways, as 1,234 does. */
const told = (cell: string): DecimalSign | undefined => {
  const last = Math.max(cell.lastIndexOf('.'), cell.lastIndexOf(','))
  if (last < 0 || !(GROUPED.test(cell) || PLAIN.test(cell))) return undefined
  const [sign, before] = [cell[last] as DecimalSign, cell.slice(0, last)]
  const other = sign === '.' ? ',' : '.'
  if (before.includes(other)) return sign
  if (before.includes(sign)) return other
  const isThousands = cell.length - last - 1 === 3 && /^[+-]?[1-9]\d{0,2}$/.test(before)
  return isThousands ? undefined : sign
}

/**
 * By the numbers that read only one way, the majority; without any, a file parted by semicolons is one of a place that
 * writes decimal commas, which is why it is parted so.
 */
export const decimalSignOf = (cells: Iterable<string>, separator?: string): DecimalSign => {
  const seen = { '.': 0, ',': 0 }
  for (const cell of cells) {
    const sign = told(cell.trim())
    if (sign) seen[sign]++
  }
  if (seen['.'] === seen[',']) return separator === ';' ? ',' : '.'
  return seen[','] > seen['.'] ? ',' : '.'
}

/** The number as programs write it, `1234.5`; what is none is given back as it is, for the rules to refuse. */
export const plainNumber = (cell: string, sign: DecimalSign): string => {
  const text = cell.trim().replace(/^(?:[€$£¥]|EUR|USD|GBP|CHF)\s*|\s*(?:[€$£¥]|EUR|USD|GBP|CHF)$/g, '')
  const other = sign === '.' ? ',' : '.'
  const isGrouped = GROUPED.test(text)
  if (!isGrouped && !PLAIN.test(text)) return cell
  const at = text.lastIndexOf(sign)
  const whole = (at < 0 ? text : text.slice(0, at)).replace(/[ '\u00a0\u202f’]/g, '')
  const parts = whole.split(other)
  // A sign that parts thousands stands before every three digits, or it is not that sign.
  if (parts.length > 1 && parts.slice(1).some((part) => part.length !== 3)) return cell
  const digits = parts.join('')
  if (digits.includes(sign)) return cell
  return `${digits.replace(/^\+/, '')}${at < 0 ? '' : `.${text.slice(at + 1)}`}`
}
