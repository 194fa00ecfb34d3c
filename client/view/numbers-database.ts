/** The numbers of pallets that this device may give out. */
import { numbersLeft, type SsccRange, takeNumbers } from '../../domain/labels/sscc.ts'
import type { NumbersAnswer } from '../../domain/protocol/labels.ts'
import { openNumberBlocks } from './number-blocks.ts'

export type PalletNumbers = {
  left: (range: SsccRange) => Promise<number>
  /** The numbers that would be next, and stay: for a label that is only looked at. */
  peek: (range: SsccRange, count: number) => Promise<string[]>
  /** The next numbers, for good; undefined where this device has not so many. */
  take: (range: SsccRange, count: number) => Promise<string[] | undefined>
  knownTo: (range: SsccRange) => Promise<number>
  put: (block: Pick<NumbersAnswer, 'prefix' | 'extension' | 'first' | 'count'>) => Promise<void>
  close: () => void
}

export const openPalletNumbers = (name: string): PalletNumbers => {
  const blocks = openNumberBlocks<SsccRange>(name, {
    knownBy: 'range',
    nameOf: ({ prefix, extension }) => `${extension}/${prefix}`,
  })
  return {
    left: async (range) => numbersLeft(await blocks.all(), range),
    peek: async (range, count) => {
      const all = await blocks.all()
      return takeNumbers(all, range, Math.min(count, numbersLeft(all, range)))?.taken ?? []
    },
    take: async (range, count) => (await blocks.take((all) => takeNumbers(all, range, count)))?.taken,
    knownTo: blocks.knownTo,
    put: ({ prefix, extension, ...given }) => blocks.put({ prefix, extension }, given),
    close: blocks.close,
  }
}
