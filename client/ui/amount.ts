import { locale } from '../words/index.ts'

/** An amount of money as people read it. A currency that this browser does not know stands as it is written. */
export const asAmount = (amount: number, currency?: string | null): string => {
  const figures = { minimumFractionDigits: 2, maximumFractionDigits: 4 }
  const figure = new Intl.NumberFormat(locale, figures).format(amount)
  return currency ? `${figure} ${currency}` : figure
}
