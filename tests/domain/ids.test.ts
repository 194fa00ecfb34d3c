import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { isId, lotIdOf, NO_LOT, uuidV7 } from '../../domain/ids.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest()
const zeros = new Uint8Array(10)

it('UUIDv7: the example of RFC 9562, appendix A.6', () => {
  const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
  expect(uuidV7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
})

it('UUIDv7 sorts by time', () => {
  const ids = [1, 255, 256, 1_700_000_000_000, 1_700_000_000_001].map((ms) => uuidV7(ms, zeros))
  expect([...ids].sort()).toEqual(ids)
  expect(ids.every(isId)).toBe(true)
})

it('two receivers of one lot, apart, make the same lot', () => {
  const item = uuidV7(1, zeros)
  expect(lotIdOf(item, 'L-24', sha256)).toBe(lotIdOf(item, 'L-24', sha256))
  expect(lotIdOf(item, 'L-25', sha256)).not.toBe(lotIdOf(item, 'L-24', sha256))
  expect(isId(lotIdOf(item, 'L-24', sha256))).toBe(true)
  expect(isId(NO_LOT)).toBe(true)
})

it('only a UUID in lower case is an id', () => {
  for (const no of ['', 'x', 7, null, '017F22E2-79B0-7CC3-98C4-DC0C0C07398F', '017f22e2-79b0-0cc3-98c4-dc0c0c07398f']) {
    expect(isId(no)).toBe(false)
  }
})
