import { expect, it } from 'vitest'
import type { Reading } from '../../../client/scan/decode/reading.ts'
import { createSightings } from '../../../client/scan/sightings.ts'

const at = (text: string, symbology: string | undefined, x = 0.5, y = 0.5): Reading => ({
  text,
  ...(symbology ? { symbology } : {}),
  x,
  y,
})

it.each([']Q1', ']Q3', ']d1', ']d2', ']C0', ']C1'])(
  'believes one picture of a symbol that checks itself: %s',
  (kind) => {
    expect(createSightings().see([at('A', kind)], 0)?.text).toBe('A')
  },
)

it.each([']E0', ']E4', ']A0', ']I1', ']e0', undefined])('wants two pictures to agree on any other: %s', (kind) => {
  const { see } = createSightings()
  expect(see([at('0041', kind)], 0)).toBeUndefined()
  expect(see([at('004187', kind)], 50)).toBeUndefined()
  expect(see([], 100)).toBeUndefined()
  expect(see([at('004187', kind)], 150)?.text).toBe('004187')
  expect(see([at('004187', kind)], 200)?.text).toBe('004187')
})

it('does not take what it saw long ago for agreement', () => {
  const { see } = createSightings()
  see([at('0041', ']I1')], 0)
  expect(see([at('0041', ']I1')], 5_000)).toBeUndefined()
})

it('takes the code in the middle of those on a label', () => {
  const { see } = createSightings()
  const label = [at('edge', ']C0', 0.9, 0.1), at('aimed', ']C0', 0.6, 0.45), at('other', ']C0', 0.2, 0.5)]
  expect(see(label, 0)?.text).toBe('aimed')
})
