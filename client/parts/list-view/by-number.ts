import { locale } from '../../words/index.ts'

const collator = new Intl.Collator(locale, { numeric: true })

/** As people read numbers: PO-9 before PO-10. For hundreds of rows; thousands take it too long (view/item-order.ts). */
export const byNumber = (a: string, b: string): number => collator.compare(a, b)
