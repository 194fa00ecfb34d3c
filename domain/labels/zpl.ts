/**
 * A label in ZPL II, the language of most label printers. They draw symbols themselves, sharper than any picture; what goes into a
 * field is escaped, so that no name or code can be a command.
 */
import { FNC1 } from '../gs1/element.ts'
import { code128Steps } from './code-128.ts'
import type { Carried } from './content.ts'
import { textWidth } from './text-width.ts'

/** What a printer has to know: where which text and which symbol goes. The wire carries this, and never a command. */
export type PrintedText = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly centred: boolean
}
export type PrintedSymbol = {
  readonly carried: Pick<Carried, 'kind' | 'data'>
  readonly x: number
  readonly y: number
  readonly module: number
  readonly height: number
}
export type PrintedLabel = {
  readonly width: number
  readonly height: number
  readonly texts: readonly PrintedText[]
  readonly symbols: readonly PrintedSymbol[]
}

const hex = (character: string): string =>
  `_${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`

/** After `^FH`: a caret or a tilde begins a command, an underscore an escape; what steers is left out. */
const field = (text: string): string => `^FH^FD${text.replace(/\p{Cc}/gu, ' ').replace(/[_^~\\]/g, hex)}^FS`

const SETS = { start: { B: '>:', C: '>;' }, shift: { B: '>6', C: '>5' } } as const
/** In a field of Code 128 these three are invoked, not written. */
const INVOKED: Readonly<Record<string, string>> = { '>': '>0', '^': '><', '~': '>=' }

const code128Field = (data: string): string =>
  code128Steps(data)
    .map((step) => {
      if (step.kind === 'fnc1') return '>8'
      return step.kind === 'data' ? (INVOKED[step.text] ?? step.text) : SETS[step.kind][step.set]
    })
    .join('')

/** FNC1 as `_1`; the escape itself is written twice. Its field is not under `^FH`, so carets and tildes go by their decimal number. */
const datamatrixField = (data: string): string =>
  [...data]
    .map((sign) => {
      if (sign === FNC1) return '_1'
      if (sign === '_') return '__'
      return sign === '^' || sign === '~' ? `_d${String(sign.charCodeAt(0)).padStart(3, '0')}` : sign
    })
    .join('')

const symbolOf = ({ carried: { kind, data }, x, y, module, height }: PrintedSymbol): string => {
  const at = `^FO${x},${y}`
  if (kind === 'code-128' || kind === 'gs1-128')
    return `${at}^BY${module}^BCN,${height},N,N,N,N^FD${code128Field(data)}^FS`
  if (kind === 'gs1-datamatrix') return `${at}^BXN,${module},200,0,0,6,_,1^FD${datamatrixField(data)}^FS`
  return `${at}^BQN,2,${Math.min(10, module)}${field(`MA,${data}`)}`
}

const textOf = ({ text, x, y, size, centred }: PrintedText): string => {
  const left = centred ? Math.max(0, Math.round(x - textWidth(text, size) / 2)) : x
  return `^FO${left},${y}^A0N,${size},${size}${field(text)}`
}

export const zplOf = ({ width, height, texts, symbols }: PrintedLabel, copies: number): string =>
  [`^XA^CI28^PW${width}^LL${height}^LH0,0`, ...symbols.map(symbolOf), ...texts.map(textOf), `^PQ${copies}`, '^XZ'].join(
    '\n',
  )
