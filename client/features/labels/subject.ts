import type { LabelSubject } from '../../view/labels.ts'

export type Asked = { subject: LabelSubject; pallet: boolean; back: string }

/** What a link to the labels asks for. */
export const askedBy = (search: string): Asked => {
  const link = new URLSearchParams(search)
  const pallet = link.has('pallet')
  const [item, lot, place, order, items] = ['item', 'lot', 'place', 'order', 'items'].map((name) => link.get(name))
  if (item) {
    const back = lot ? `/items/${item}/lots/${lot}` : `/items/${item}`
    return { subject: { of: 'item', id: item, ...(lot ? { lotId: lot } : {}) }, pallet, back }
  }
  if (place) return { subject: { of: 'place', id: place }, pallet: false, back: `/locations/${place}` }
  if (order) return { subject: { of: 'order', id: order }, pallet, back: `/orders/${order}` }
  if (items !== null && items !== undefined)
    return { subject: { of: 'items', search: items }, pallet: false, back: '/items' }
  return { subject: { of: 'nothing' }, pallet: true, back: '/more' }
}
