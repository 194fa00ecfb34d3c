import type { Page } from 'playwright-core'
import type { Account } from './account.ts'
import { SIGN_IN } from './large-warehouse.ts'

/** As a person does, on the page they came for. */
export const signIn = async (page: Page, address: string, account: Account = SIGN_IN): Promise<void> => {
  await page.goto(address)
  await page.getByLabel('E-mail address').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
