/** Picking, packing and shipping, tap by tap and scan by scan. */
import { expect } from 'vitest'
import type { Phone } from './phone.ts'

export const openOrder = async (phone: Phone, number: string): Promise<void> => {
  await phone.tap('More')
  await phone.page.getByRole('link', { name: 'Orders', exact: true }).click()
  await phone.page.getByRole('list', { name: 'Orders' }).getByRole('link', { name: number }).click()
  await phone.page.getByRole('region', { name: number }).waitFor()
}

/** Starts the walk of one order into a tote, a bench or a dock. */
export const startPick = async (phone: Phone, number: string, into: string, stops: number): Promise<void> => {
  await openOrder(phone, number)
  await phone.page.getByRole('link', { name: 'Pick this order' }).click()
  await phone.page.getByRole('button', { name: number }).first().waitFor()
  await phone.scan(into)
  await phone.page.getByRole('button', { name: `Start: ${stops} stop` }).click()
  await phone.page.getByRole('region', { name: 'Pick list' }).waitFor()
}

/** Waits until the walk asks for so many of an item at a bin, and how far it is. */
export const isAsked = async (
  phone: Phone,
  bin: string,
  name: string,
  quantity: number,
  progress: string,
): Promise<void> => {
  const card = phone.page.getByRole('region', { name, exact: true })
  for (const text of [progress, bin, `${quantity} pcs`]) await card.filter({ hasText: text }).waitFor()
}

/** What the lines of the open order say, a row of figures each: ordered, set aside, picked, packed, shipped. */
export const linesShown = async ({ page }: Phone): Promise<Record<string, number[]>> => {
  const lines = page.getByRole('list', { name: 'Lines' }).getByRole('article')
  await lines.first().waitFor()
  const shown: Record<string, number[]> = {}
  for (const line of await lines.all()) {
    const name = (await line.getAttribute('aria-label')) ?? ''
    shown[name] = (await line.locator('dd').allInnerTexts()).map((text) => Number.parseInt(text, 10))
  }
  return shown
}

export const shows = (phone: Phone, lines: Record<string, number[]>): Promise<void> =>
  expect.poll(() => linesShown(phone), { timeout: 30_000 }).toEqual(lines)

/** Waits for the line below the card that says what was done, or why not. */
export const isToldHere = ({ page }: Phone, text: string): Promise<void> =>
  page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: text }).waitFor()
