import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const TOKENS = 'client/ui/tokens.css'
/** What is drawn on paper or over a camera's picture is black and white in every theme. */
const BLACK_AND_WHITE = ['client/features/labels/printed.module.css', 'client/features/labels/labels.module.css']
const OVER_PICTURES = ['client/parts/camera/camera.module.css']

type Declaration = { file: string; line: number; property: string; value: string }

/** Every declaration of a style sheet, and where it stands. */
const declarationsIn = (file: string): Declaration[] => {
  // A comment may hold anything; its lines still count.
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, (comment) => comment.replaceAll(/[^\n]/g, ' '))
  return [...text.matchAll(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([^;{}]+);/g)].map(
    ({ 1: property = '', 2: value = '', index }) => ({
      file,
      line: text.slice(0, index).split('\n').length,
      property,
      value: value.replaceAll(/\s+/g, ' '),
    }),
  )
}

const sheets = readdirSync('client', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'))
const all = sheets.flatMap((file) => declarationsIn(`client/${file}`))
const said = ({ file, line, property, value }: Declaration) => `${file}:${line} ${property}: ${value}`
const faults = (concerns: RegExp, isWrong: (value: string) => boolean, but: readonly string[] = []): string[] =>
  all.filter(({ file, property, value }) => concerns.test(property) && !but.includes(file) && isWrong(value)).map(said)

test('there is something to look at', () => {
  expect(all.length).toBeGreaterThan(1_000)
})

test('five sizes of type, and what stands in a line of them', () => {
  expect(faults(/^font-size$/, (value) => !/^(var\(--t[1-5]\)|[\d.]+em|inherit)$/.test(value))).toEqual([])
})

test('four heights of a line', () => {
  expect(faults(/^line-height$/, (value) => !['0', '1', '1.1', '1.2', '1.4'].includes(value))).toEqual([])
})

test('spacing in fours; two for what belongs together as closely as a word and its mark', () => {
  const isOff = (value: string) =>
    [...value.matchAll(/(?<![\w.-])-?([\d.]+)px/g)].some(
      ([, px]) => Number(px) % 4 !== 0 && ![1, 2].includes(Number(px)),
    )
  expect(faults(/^(padding|margin|gap|row-gap|column-gap)/, isOff)).toEqual([])
})

test('one radius, and round marks', () => {
  const isOther = (value: string) => !value.split(' ').every((one) => /^(0|inherit|var\(--(radius|round)\))$/.test(one))
  expect(faults(/^border-.*radius$/, isOther)).toEqual([])
})

test('colours have names', () => {
  const isBare = (value: string) => /#[\da-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i.test(value)
  expect(faults(/./, isBare, [TOKENS, ...BLACK_AND_WHITE, ...OVER_PICTURES])).toEqual([])
})

test('what has a side has it from the start to the end of a line, whichever way that goes', () => {
  expect(faults(/(^|-)(left|right)(-|$)/, () => true)).toEqual([])
  expect(faults(/^(text-align|float|clear)$/, (value) => /\b(left|right)\b/.test(value))).toEqual([])
  // Four values, of which the second and the fourth are sides; what is reckoned is one value.
  const isLopsided = (value: string) => {
    const [, end, , start] = value.replaceAll(/\((?:[^()]|\([^()]*\))*\)/g, '()').split(' ')
    return start !== undefined && start !== end
  }
  expect(faults(/^(padding|margin|inset)$/, isLopsided)).toEqual([])
})
