import { describe, expect, it } from 'vitest'
import { createWedge, type Wedge, type WedgeOptions } from '../../../client/scan/wedge.ts'

const PLAIN: WedgeOptions = { prefix: '', suffix: '', characterMs: 30, separator: '' }
const wedgeWith = (options: Partial<WedgeOptions> = {}) => createWedge(() => ({ ...PLAIN, ...options }))

/** Types a text with so many milliseconds between keys, then Enter; what the wedge made of Enter. */
const type = (wedge: Wedge, text: string, gapMs: number, inField: boolean, from = 1000) => {
  let at = from
  for (const key of text) {
    wedge.press({ key, at, inField })
    at += gapMs
  }
  return wedge.press({ key: 'Enter', at, inField })
}

describe('a keyboard wedge', () => {
  it('is heard outside of any field, by its pace and its Enter', () => {
    expect(type(wedgeWith(), '4006381333931', 5, false)).toEqual({
      kind: 'scan',
      code: '4006381333931',
      fromField: false,
    })
  })

  it('gives ten codes for ten scans in a row', () => {
    const wedge = wedgeWith()
    const codes = Array.from({ length: 10 }, (_, n) => type(wedge, `A-0${n}-1`, 4, false, 1000 + n * 60))
    expect(codes.map((step) => (step.kind === 'scan' ? step.code : step.kind))).toEqual(
      Array.from({ length: 10 }, (_, n) => `A-0${n}-1`),
    )
  })

  it('keeps capitals together, though Shift comes between', () => {
    const wedge = wedgeWith()
    for (const [n, key] of ['Shift', 'B', 'Shift', 'C', '7'].entries()) {
      wedge.press({ key, at: 1000 + n * 5, inField: false })
    }
    expect(wedge.press({ key: 'Tab', at: 1030, inField: false })).toMatchObject({ kind: 'scan', code: 'BC7' })
  })

  it('is heard without Enter once it is still', () => {
    const wedge = wedgeWith()
    for (const [n, key] of [...'20000013'].entries()) wedge.press({ key, at: 1000 + n * 5, inField: false })
    expect(wedge.still()).toBe('20000013')
    expect(wedge.still()).toBeUndefined()
  })

  it('is taken out of a field that it ran into', () => {
    expect(type(wedgeWith(), '4006381333931', 5, true)).toMatchObject({ kind: 'scan', fromField: true })
  })
})

describe('a person', () => {
  it('types into a field undisturbed, however long the word', () => {
    expect(type(wedgeWith(), 'hexagon bolt', 70, true)).toEqual({ kind: 'pass' })
  })

  it('presses keys outside of fields without being taken for a scanner', () => {
    expect(type(wedgeWith(), 'abc', 200, false)).toEqual({ kind: 'pass' })
  })

  it('presses the focused button with Space and with Enter', () => {
    const wedge = wedgeWith()
    expect(wedge.press({ key: ' ', at: 1000, inField: false })).toEqual({ kind: 'pass' })
    expect(wedge.press({ key: 'Enter', at: 1010, inField: false })).toEqual({ kind: 'pass' })
  })
})

describe('a scanner as it was set up', () => {
  /** Everything that it makes of these keys, sent without any pause. */
  const scansOf = (wedge: Wedge, keys: readonly string[], inField = false) =>
    keys.flatMap((key) => {
      const step = wedge.press({ key, at: 1000, inField })
      return step.kind === 'scan' ? [step.code] : []
    })

  it('gives ten codes for ten scans without any pause, in a field or out of it', () => {
    const codes = Array.from({ length: 10 }, (_, n) => `CODE-0${n}`)
    const keys = codes.flatMap((code) => [...code, 'Enter'])
    expect(scansOf(wedgeWith(), keys)).toEqual(codes)
    expect(scansOf(wedgeWith(), keys, true)).toEqual(codes)
  })

  it('loses its prefix and suffix, which part codes that nothing else parts', () => {
    const keys = [...'~40063813#~A-04-2#~B-01#']
    expect(scansOf(wedgeWith({ prefix: '~', suffix: '#' }), keys)).toEqual(['40063813', 'A-04-2', 'B-01'])
    const wedge = wedgeWith({ prefix: '~' })
    expect(scansOf(wedge, [...'~40063813~A-04-2~20000013'])).toEqual(['40063813', 'A-04-2'])
    expect(wedge.still()).toBe('20000013')
  })

  it('may send FNC1 as F8, as the control character, or as a sign of its own', () => {
    const label = ['0', '1', '0', '4', '0', '0', '1', '0', 'A', 'FNC', '3', '0', 'Enter']
    const sent = (separator: string) => label.map((key) => (key === 'FNC' ? separator : key))
    expect(scansOf(wedgeWith(), sent('F8'))).toEqual(['01040010A\u001d30'])
    expect(scansOf(wedgeWith(), sent('\u001d'))).toEqual(['01040010A\u001d30'])
    expect(scansOf(wedgeWith({ separator: '|' }), sent('|'))).toEqual(['01040010A\u001d30'])
  })

  it('may send FNC1 as Ctrl and the closing bracket', () => {
    const wedge = wedgeWith()
    for (const key of '0104001') wedge.press({ key, at: 1000, inField: false })
    expect(wedge.press({ key: 'Control', at: 1000, inField: false })).toEqual({ kind: 'pass' })
    expect(wedge.press({ key: ']', ctrl: true, at: 1000, inField: false })).toEqual({ kind: 'swallow' })
    for (const key of '30') wedge.press({ key, at: 1000, inField: false })
    expect(wedge.press({ key: 'Enter', at: 1000, inField: false })).toMatchObject({ code: '0104001\u001d30' })
  })

  it('may be slower in fields, when it was said so', () => {
    expect(type(wedgeWith(), '4006381333931', 45, true)).toEqual({ kind: 'pass' })
    expect(type(wedgeWith({ characterMs: 50 }), '4006381333931', 45, true)).toMatchObject({ kind: 'scan' })
  })
})

describe('a key held down', () => {
  it('is no scan, however evenly it comes', () => {
    const wedge = wedgeWith()
    for (let n = 0; n < 20; n++) wedge.press({ key: 'x', at: 1000 + n * 20, inField: true, repeat: n > 0 })
    expect(wedge.press({ key: 'Enter', at: 1400, inField: true })).toEqual({ kind: 'pass' })
  })

  it('is no reason to doubt a code that has a character twice, sent faster than its key comes up again', () => {
    const wedge = wedgeWith()
    for (const [n, key] of [...'4006381333931'].entries()) {
      wedge.press({ key, at: 1000, inField: true, repeat: key === '4006381333931'[n - 1] })
    }
    expect(wedge.press({ key: 'Enter', at: 1000, inField: true })).toMatchObject({ code: '4006381333931' })
  })

  it('F8 or Ctrl and a bracket by themselves are left to the browser', () => {
    const wedge = wedgeWith()
    expect(wedge.press({ key: 'F8', at: 1000, inField: false })).toEqual({ kind: 'pass' })
    expect(wedge.press({ key: ']', ctrl: true, at: 2000, inField: false })).toEqual({ kind: 'pass' })
  })
})
