/** How far an organisation has come that has just begun: what its Home leads to first. */
import { EDITS, OWN, type Query } from './live.ts'

export type Beginnings = {
  /** The first bin there is, and whether there are an item and anything in stock. */
  binId: string | undefined
  hasItem: boolean
  hasMoved: boolean
  /** Where what was there before comes from. */
  lossId: string | undefined
}

export const beginningsQuery: Query<Beginnings> = {
  key: 'beginnings',
  topics: ['items', 'locations', 'movements', EDITS, OWN],
  read: (reader) => {
    const { memory } = reader.mirror
    const hasMoved = memory.all('movements').size > 0 || reader.log.all.some(({ type }) => type === 'movement')
    // Of an organisation at work nothing is looked for: it has thousands of each.
    if (hasMoved) return { binId: undefined, hasItem: true, hasMoved, lossId: undefined }
    const places = reader.documents('locations')
    return {
      binId: places.find(({ kind, archived }) => kind === 'bin' && !archived)?.id,
      hasItem: reader.documents('items').length > 0,
      hasMoved,
      lossId: places.find(({ kind }) => kind === 'loss')?.id,
    }
  },
}
