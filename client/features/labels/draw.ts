import { GS1_RESOLVER } from '../../../domain/gs1/digital-link-uri.ts'
import {
  type Carried,
  carriedBy,
  type Fact,
  type LabelContent,
  type NoSymbol,
  type SymbolKind,
} from '../../../domain/labels/content.ts'
import type { Drawing, Modules } from '../../../domain/labels/drawing.ts'
import { layOut } from '../../../domain/labels/layout.ts'
import type { Template } from '../../../domain/labels/templates.ts'
import type { Result } from '../../../domain/result.ts'
import { asDay } from '../../ui/when.ts'
import { words } from '../../words/index.ts'

export type Encode = (carried: Pick<Carried, 'kind' | 'data'>) => Modules
export type Look = { template: Template; symbol: SymbolKind; linkDomain: string | null | undefined }
export type NotDrawn = NoSymbol | 'does-not-fit'

/** Dots a millimetre of what a screen, an office printer and a PDF show: 600 an inch. */
export const FINE = 24
/** And of a picture: 300 an inch. */
export const PICTURE = 12

const lineOf = ({ name, value }: Fact): string =>
  words.labels.facts[name](name === 'expires' || name === 'due' ? asDay(value) : value)

export const drawLabel = (
  content: LabelContent,
  { template, symbol, linkDomain }: Look,
  encode: Encode,
  dotsPerMm: number,
): Result<Drawing, NotDrawn> => {
  const carried = carriedBy(content, symbol, linkDomain ?? GS1_RESOLVER)
  if (!carried.ok) return carried
  const said = { title: content.title, lines: content.facts.map(lineOf) }
  const encoded = carried.value.map((one) => ({ carried: one, modules: encode(one) }))
  return layOut(template, said, encoded, dotsPerMm)
}

/** Can a label say anything in such a symbol, whatever its size? */
export const canCarry = (content: LabelContent, symbol: SymbolKind): boolean =>
  carriedBy(content, symbol, GS1_RESOLVER).ok

export type Drawn = { drawings: Drawing[]; left: { content: LabelContent; why: NotDrawn }[] }

/** How many are drawn before the screen may draw too. */
const SLICE = 25

/** All of a job, a slice at a time. */
export const drawAll = async (
  contents: readonly LabelContent[],
  look: Look,
  encode: Encode,
  dotsPerMm: number,
): Promise<Drawn> => {
  const drawn: Drawn = { drawings: [], left: [] }
  for (const [at, content] of contents.entries()) {
    if (at % SLICE === SLICE - 1) await new Promise((resolve) => setTimeout(resolve))
    const made = drawLabel(content, look, encode, dotsPerMm)
    if (made.ok) drawn.drawings.push(made.value)
    else drawn.left.push({ content, why: made.error })
  }
  return drawn
}

/** Each so many times, copies side by side. */
export const copied = <T>(all: readonly T[], copies: number): T[] =>
  all.flatMap((one) => Array.from({ length: copies }, () => one))
