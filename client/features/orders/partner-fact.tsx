import { Link } from 'wouter'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { partnerQuery } from '../../view/partners.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const PartnerName = ({ id }: { id: string }) => (
  <Link href={`/partners/${id}`}>{useQuery(partnerQuery(id))?.name ?? words.unknownName}</Link>
)

/** With whom the order is, as a fact of its card. */
export const partnerFact = ({ kind, partnerId }: OrderDocument) =>
  partnerId && kind !== 'transfer'
    ? [{ label: words.orderForm.partner[kind], value: <PartnerName id={partnerId} /> }]
    : []
