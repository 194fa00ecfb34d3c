/**
 * The photographs of an item: a list that its card carries, each named by the hash of its bytes. The list merges by element, so
 * each says its own place: a rank among the others, which one person may change while another adds.
 */
export type Photo = {
  /** SHA-256 of the JPEG, in hexadecimal. */
  readonly id: string
  /** The same of its small picture. */
  readonly thumb: string
  readonly rank: number
}

type Photos = readonly Photo[]

/** The first is the main one. Equal ranks, given by two who did not know of each other, fall the same way on every device. */
export const inOrder = (photos: Photos | null | undefined): Photo[] =>
  [...(photos ?? [])].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))

export const mainPhoto = (item: { readonly photos?: Photos | null | undefined } | undefined): Photo | undefined =>
  item?.photos?.length ? inOrder(item.photos)[0] : undefined

/** With these behind the others; one that is there already stays where it is. */
export const withPhotos = (photos: Photos | null | undefined, added: readonly Omit<Photo, 'rank'>[]): Photo[] => {
  const all = inOrder(photos)
  for (const { id, thumb } of added) {
    if (all.some((one) => one.id === id)) continue
    all.push({ id, thumb, rank: (all.at(-1)?.rank ?? 0) + 1 })
  }
  return all
}

export const withoutPhoto = (photos: Photos | null | undefined, id: string): Photo[] =>
  inOrder(photos).filter((one) => one.id !== id)

/** With this one at that place, 0 being the first: only its own rank changes, as long as there is a number between its neighbours. */
export const withPhotoAt = (photos: Photos | null | undefined, id: string, place: number): Photo[] => {
  const all = inOrder(photos)
  const from = all.findIndex((one) => one.id === id)
  const [moved] = from < 0 ? [] : all.splice(from, 1)
  if (!moved) return all
  const at = Math.max(0, Math.min(place, all.length))
  const [before, after] = [all[at - 1]?.rank, all[at]?.rank]
  const rank =
    before === undefined ? (after ?? moved.rank + 1) - 1 : after === undefined ? before + 1 : (before + after) / 2
  all.splice(at, 0, { ...moved, rank })
  const isBetween = (before === undefined || rank > before) && (after === undefined || rank < after)
  return isBetween ? all : all.map((one, number) => ({ ...one, rank: number + 1 }))
}
