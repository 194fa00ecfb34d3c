/** How far an organisation has come that has just begun: what its Home leads to first. */
import { EDITS, OWN, type Query } from './live.ts'
import type { Reader } from './reader.ts'

export type Beginnings = {
  /** The first bin there is, and whether there are an item and anything in stock. */
  binId: string | undefined
  hasItem: boolean
  hasMoved: boolean
  /** Where what was there before comes from. */
  lossId: string | undefined
}

/** A sample that was taken back is no beginning; whoever has recorded more than this has begun, whatever became of it. */
const FEW = 20

const standing = ({ mirror, log }: Reader): boolean => {
  const moved = [...mirror.memory.all('movements').values()]
  const reversed = new Set(log.all.flatMap((own) => (own.type === 'reversal' ? [own.reversesId] : [])))
  return (
    moved.some(
      ({ id, kind, reversedById }) => kind !== 'reversal' && reversedById === undefined && !reversed.has(id),
    ) || log.all.some(({ id, type }) => type === 'movement' && !reversed.has(id) && !mirror.memory.get('movements', id))
  )
}

export const beginningsQuery: Query<Beginnings> = {
  key: 'beginnings',
  topics: ['items', 'locations', 'movements', EDITS, OWN],
  read: (reader) => {
    const { memory } = reader.mirror
    const hasMoved = memory.all('movements').size > FEW || standing(reader)
    // Of an organisation at work nothing is looked for: it has thousands of each.
    if (hasMoved) return { binId: undefined, hasItem: true, hasMoved, lossId: undefined }
    const places = reader.documents('locations')
    return {
      binId: places.find(({ kind, archived }) => kind === 'bin' && !archived)?.id,
      hasItem: reader.documents('items').some(({ archived }) => !archived),
      hasMoved,
      lossId: places.find(({ kind }) => kind === 'loss')?.id,
    }
  },
}
