import type { OrderDocument, PartnerDocument } from '../../../domain/protocol/documents.ts'
import { useOrderFilter } from '../../parts/order-filter.ts'
import { partnerMatches } from '../../parts/partner-chooser.tsx'
import type { ExportKind } from '../../view/export-tables.ts'
import { useOrders } from '../../view/hooks.ts'
import { partnersQuery } from '../../view/partners.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

type ListAsked = { kind: ExportKind; ids: readonly string[]; said: readonly string[] }

const ORDER_KINDS: Readonly<Record<string, string>> = words.orders.kinds satisfies Record<OrderDocument['kind'], string>
const PARTNER_KINDS: Readonly<Record<string, string>> = words.partners.several satisfies Record<
  PartnerDocument['kind'],
  string
>

/** What a list of orders or partners showed when it asked for a file; undefined where it showed all, or something else asks. */
export const useListAsked = (link: URLSearchParams): ListAsked | undefined => {
  const { narrowed } = useOrderFilter()
  const orders = useOrders()
  const partners = useQuery(partnersQuery)
  const { of, search = '', kind, late } = Object.fromEntries(link) as Partial<Record<string, string>>
  if (search === '' && kind === undefined && late === undefined) return undefined
  const found = search === '' ? [] : [words.export.found(search)]
  if (of === 'orders') {
    const ids = narrowed(orders, { search, kind, late }).map(({ id }) => id)
    const said = [ORDER_KINDS[kind ?? ''], late === undefined ? undefined : words.lists.late]
    return { kind: of, ids, said: [...said.filter((one) => one !== undefined), ...found] }
  }
  if (of !== 'partners') return undefined
  const shown = partners.filter((one) => (kind === undefined || one.kind === kind) && partnerMatches(one, search))
  const said = PARTNER_KINDS[kind ?? '']
  return { kind: of, ids: shown.map(({ id }) => id), said: [...(said ? [said] : []), ...found] }
}
