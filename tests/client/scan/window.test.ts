import fc from 'fast-check'
import { expect, it } from 'vitest'
import { INSET, windowIn } from '../../../client/scan/window.ts'

it('cuts a tall video out of a wide box: what is above and below is not on screen', () => {
  // 720 of 720 columns fill 360 points, so 200 points show 400 of 1,280 rows; of both the frame's share.
  expect(windowIn({ width: 720, height: 1280 }, { width: 360, height: 200 })).toEqual({
    x: 36,
    y: 472,
    width: 648,
    height: 336,
  })
})

it('never reaches beyond what is on screen, and is as wide for its height as the frame', () => {
  const size = (least: number) =>
    fc.record({ width: fc.integer({ min: least, max: 4000 }), height: fc.integer({ min: least, max: 4000 }) })
  fc.assert(
    fc.property(size(100), size(50), (video, box) => {
      const part = windowIn(video, box)
      const scale = Math.max(box.width / video.width, box.height / video.height)
      expect(part.width).toBeGreaterThan(0)
      expect(part.height).toBeGreaterThan(0)
      expect(part.x).toBeGreaterThanOrEqual(0)
      expect(part.y).toBeGreaterThanOrEqual(0)
      expect(part.x + part.width).toBeLessThanOrEqual(video.width)
      expect(part.y + part.height).toBeLessThanOrEqual(video.height)
      expect(Math.abs(part.width * scale - box.width * (1 - 2 * INSET.x))).toBeLessThanOrEqual(scale)
      expect(Math.abs(part.height * scale - box.height * (1 - 2 * INSET.y))).toBeLessThanOrEqual(scale)
    }),
  )
})
