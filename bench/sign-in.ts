import type { Page } from 'playwright-core'
import { SIGN_IN } from './large-warehouse.ts'

/** As a person does, on the page they came for. */
export const signIn = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.getByLabel('E-mail address').fill(SIGN_IN.email)
  await page.getByLabel('Password', { exact: true }).fill(SIGN_IN.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
