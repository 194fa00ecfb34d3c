import { describe, expect, it } from 'vitest'
import { createWedge, type Wedge } from '../../../client/scan/wedge.ts'

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
    expect(type(createWedge(), '4006381333931', 5, false)).toEqual({
      kind: 'scan',
      code: '4006381333931',
      fromField: false,
    })
  })

  it('gives ten codes for ten scans in a row', () => {
    const wedge = createWedge()
    const codes = Array.from({ length: 10 }, (_, n) => type(wedge, `A-0${n}-1`, 4, false, 1000 + n * 60))
    expect(codes.map((step) => (step.kind === 'scan' ? step.code : step.kind))).toEqual(
      Array.from({ length: 10 }, (_, n) => `A-0${n}-1`),
    )
  })

  it('keeps capitals together, though Shift comes between', () => {
    const wedge = createWedge()
    for (const [n, key] of ['Shift', 'B', 'Shift', 'C', '7'].entries()) {
      wedge.press({ key, at: 1000 + n * 5, inField: false })
    }
    expect(wedge.press({ key: 'Tab', at: 1030, inField: false })).toMatchObject({ kind: 'scan', code: 'BC7' })
  })

  it('is heard without Enter once it is still', () => {
    const wedge = createWedge()
    for (const [n, key] of [...'20000013'].entries()) wedge.press({ key, at: 1000 + n * 5, inField: false })
    expect(wedge.still()).toBe('20000013')
    expect(wedge.still()).toBeUndefined()
  })

  it('is taken out of a field that it ran into', () => {
    expect(type(createWedge(), '4006381333931', 5, true)).toMatchObject({ kind: 'scan', fromField: true })
  })
})

describe('a person', () => {
  it('types into a field undisturbed, however long the word', () => {
    expect(type(createWedge(), 'hexagon bolt', 70, true)).toEqual({ kind: 'pass' })
  })

  it('presses keys outside of fields without being taken for a scanner', () => {
    expect(type(createWedge(), 'abc', 200, false)).toEqual({ kind: 'pass' })
  })

  it('presses the focused button with Space and with Enter', () => {
    const wedge = createWedge()
    expect(wedge.press({ key: ' ', at: 1000, inField: false })).toEqual({ kind: 'pass' })
    expect(wedge.press({ key: 'Enter', at: 1010, inField: false })).toEqual({ kind: 'pass' })
  })
})
