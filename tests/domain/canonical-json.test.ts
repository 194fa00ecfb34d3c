import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../domain/canonical-json.ts'

const textOf = (value: unknown) => {
  const text = canonicalJson(value)
  return text.ok ? text.value : text.error
}

describe('canonical JSON (RFC 8785)', () => {
  it('the example of section 3.2.2', () => {
    const sample =
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}'
    expect(textOf(JSON.parse(sample))).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units, as in section 3.2.3', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
    const text = textOf(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  it('is one text for one value, whatever order it was written in, and reads back equal', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed)
      if (typeof value !== 'object' || value === null) return value
      const copy = Object.create(null) as Record<string, unknown>
      for (const [key, member] of Object.entries(value).reverse()) copy[key] = reversed(member)
      return copy
    }
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 5 }), (value) => {
        const text = textOf(value)
        expect(textOf(reversed(value))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('refuses what is no JSON value: NaN, a lone surrogate, a nest without end', () => {
    for (const value of [Number.NaN, 1n, undefined, { a: '\ud800' }, { '\udc00': 1 }])
      expect(textOf(value)).toBe('not-json')
    expect(textOf(JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`))).toBe('too-deep')
  })

  it('leaves out undefined members, as JSON does', () => {
    expect(textOf({ b: undefined, a: -0 })).toBe('{"a":0}')
  })
})
