import type { Found } from '../view/rows.ts'

/** What a found thing is called. */
export const nameOfFound = (found: Found | undefined): string => {
  if (found?.kind === 'item') return found.item.name
  if (found?.kind === 'location') return found.location.code
  if (found?.kind === 'order') return found.order.number
  return found?.kind === 'lot' ? `${found.lot.code} ${found.item?.name ?? ''}`.trim() : (found?.code ?? '')
}
