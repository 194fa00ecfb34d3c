import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareJpeg, readJpeg } from '../../domain/jpeg.ts'
import { exif, jpeg } from '../jpeg.ts'

const segment = (marker: number, text: string) => [0xff, marker, 0, text.length + 2, ...Buffer.from(text)]
/** Where it was taken, a second picture, what a person or a program wrote. */
const EXTRAS = {
  exif: exif(),
  xmp: segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>'),
  iptc: segment(0xed, 'Photoshop 3.0\0By Ada'),
  'second picture': segment(0xe2, 'MPF\0II*'),
  comment: segment(0xfe, '<script>alert(1)</script>'),
}

describe('a JPEG', () => {
  it('says how large it is decoded, before anything is decoded', () => {
    expect(readJpeg(jpeg({ width: 1600, height: 1200 }))).toEqual({
      ok: true,
      value: { width: 1600, height: 1200, isBare: true },
    })
  })

  it.each(Object.entries(EXTRAS))('with %s is not bare, and is the same picture without', (_name, more) => {
    const with_ = jpeg({ more })
    expect(readJpeg(with_)).toMatchObject({ value: { isBare: false } })
    const bare = bareJpeg(with_)
    expect(bare.ok && Buffer.from(bare.value)).toEqual(jpeg())
  })

  it('keeps its colour profile: without it the picture looks otherwise', () => {
    const more = segment(0xe2, 'ICC_PROFILE\0\u0001\u0001profile')
    expect(readJpeg(jpeg({ more }))).toMatchObject({ value: { isBare: true } })
  })

  it('ends where it ends: nothing hides behind it', () => {
    const page = Buffer.concat([jpeg(), Buffer.from('<html>')])
    expect([readJpeg(page), bareJpeg(page)]).toEqual(Array(2).fill({ ok: false, error: 'behind-the-end' }))
  })

  it('cut anywhere is none', () => {
    const whole = jpeg({ width: 64, height: 64, more: exif() })
    for (let length = 0; length < whole.length; length++) expect(readJpeg(whole.subarray(0, length)).ok).toBe(false)
  })

  it('is not what only begins as one, nor what has no picture in it', () => {
    for (const text of ['GIF89a', '\u0089PNG', 'RIFF0000WEBP', '<svg/>', '']) {
      expect(readJpeg(Buffer.from(text, 'latin1'))).toEqual({ ok: false, error: 'not-a-jpeg' })
    }
    expect(readJpeg(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toEqual({ ok: false, error: 'not-a-jpeg' })
    expect(readJpeg(jpeg({ width: 0 })).ok).toBe(false)
  })

  it('of whatever bytes is read without a fault of ours, and what is made bare is bare', () => {
    const broken = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 4 })
    fc.assert(
      fc.property(broken, (changes) => {
        const bytes = jpeg({ width: 32, height: 32, more: exif() })
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const bare = bareJpeg(bytes)
        if (!bare.ok) return
        const read = readJpeg(bare.value)
        expect(!read.ok || read.value.isBare).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})
