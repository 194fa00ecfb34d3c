import { cellKey } from '../../../domain/cell.ts'
import { isForUse, mayOverrule } from '../../../domain/lot.ts'
import { byTurn } from '../../../domain/pick.ts'
import { useMember } from '../../parts/use-member.ts'
import { useQuery } from '../../view/provider.tsx'
import { type SeenShelf, shelvesQuery } from '../../view/shelves.ts'
import { useToday } from '../../view/today.ts'

type OtherCells = {
  today: string
  offered: readonly SeenShelf[]
  /** What may not be used. */
  held: readonly SeenShelf[]
  mayOverrule: boolean
}

/** Every other bin and lot that holds an item, in its turn. */
export const useOtherCells = (itemId: string, siteId: string, except: string): OtherCells => {
  const member = useMember()
  const today = useToday(siteId)
  const shelves = useQuery(shelvesQuery(itemId, siteId))
    .filter((shelf) => shelf.there > 0 && cellKey(shelf) !== except)
    .sort(byTurn)
  const isOffered = ({ lot, holds }: SeenShelf): boolean => isForUse({ lot, place: { hold: holds } }, today)
  return {
    today,
    offered: shelves.filter(isOffered),
    held: shelves.filter((shelf) => !isOffered(shelf)),
    mayOverrule: mayOverrule(member, siteId),
  }
}
