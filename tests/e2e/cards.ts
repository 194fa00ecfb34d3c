/** What the open card of an item says. */
import { expect } from 'vitest'
import type { Phone } from './phone.ts'

/** "1,204 pcs", "−3 pcs" */
const figureIn = (text: string): number => Number(text.replace('−', '-').replace(/[^\d-]/g, ''))

/** On hand in one bin, all lots together, what was done here included; 0 where the bin is not listed. */
export const onHandShown = async ({ page }: Phone, bin: string): Promise<number> => {
  const rows = page.getByRole('list', { name: 'Where it is' }).getByRole('link', { name: bin })
  const figures = (await rows.allInnerTexts()).map(
    (text) => text.split('\n').find((line) => line.endsWith('pcs')) ?? '',
  )
  return figures.reduce((sum, figure) => sum + figureIn(figure), 0)
}

/** Waits until the bin shows so many. */
export const shows = (phone: Phone, bin: string, onHand: number): Promise<void> =>
  expect.poll(() => onHandShown(phone, bin), { timeout: 30_000, interval: 100 }).toBe(onHand)

/** On Home: the last few things done on this device, newest first, each with its state. */
export const lastDone = async ({ page }: Phone): Promise<{ title: string; state: string }[]> => {
  const rows = page.getByRole('list', { name: 'What you did last' }).getByRole('listitem')
  await rows.first().waitFor()
  return (await rows.allInnerTexts()).map((text) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    return { title: lines[0] ?? '', state: lines.at(-1) ?? '' }
  })
}
