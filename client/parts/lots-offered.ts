import type { LotDocument } from '../../domain/protocol/documents.ts'

type Asked = {
  search: string
  /** Base units of a lot that are there; undefined where that must not be told. */
  held: ((lotId: string) => number) | undefined
  /** Those, too, of which nothing is there. */
  all: boolean
}

/**
 * The lots to choose from, in the order they came: those of which something is there, as long as there are any and nobody asks for more.
 * `left`: how many were kept back so. What is searched is found wherever it is.
 */
export const lotsOffered = (
  lots: readonly LotDocument[],
  { search, held, all }: Asked,
): { offered: LotDocument[]; left: number } => {
  const wanted = search.trim().toLowerCase()
  const found = lots.filter(({ code }) => code.toLowerCase().includes(wanted))
  const there = held ? found.filter(({ id }) => held(id) !== 0) : found
  const offered = all || wanted !== '' || there.length === 0 ? found : there
  return { offered, left: found.length - offered.length }
}
