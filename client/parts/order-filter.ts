import { isLate } from '../../domain/order.ts'
import type { OrderDocument, PartnerDocument } from '../../domain/protocol/documents.ts'
import { isFound, searchWords } from '../../domain/search-rank.ts'
import { dayOf } from '../ui/when.ts'
import { stagesOutQuery } from '../view/orders-out.ts'
import { partnersQuery } from '../view/partners.ts'
import { useQuery } from '../view/provider.tsx'
import { words } from '../words/index.ts'

/** What a list of orders is narrowed by; `late` by being there. */
type OrderNarrowing = { search: string; kind?: string | undefined; late?: string | undefined }

/** What an order reads as in a list, and which orders a search finds: by number, partner, kind or state. */
export const useOrderFilter = () => {
  const stages = useQuery(stagesOutQuery)
  const partners = new Map(useQuery(partnersQuery).map((partner) => [partner.id, partner]))
  const partnerOf = ({ partnerId }: OrderDocument): PartnerDocument | undefined =>
    partnerId ? partners.get(partnerId) : undefined
  const stateOf = (order: OrderDocument): string => {
    const stage = stages[order.id]
    return stage ? words.outbound.stage[stage] : words.orders.states[order.state]
  }
  const narrowed = (orders: readonly OrderDocument[], { search, kind, late }: OrderNarrowing): OrderDocument[] => {
    const typed = searchWords(search)
    const today = dayOf(new Date())
    const { kinds, states } = words.orders
    return orders.filter((order) => {
      if (kind !== undefined && order.kind !== kind) return false
      if (late !== undefined && !isLate(order, today)) return false
      return isFound(
        [order.number, partnerOf(order)?.name, kinds[order.kind], stateOf(order), states[order.state]],
        typed,
      )
    })
  }
  return { partnerOf, stateOf, narrowed }
}
