import { may, worksAt } from '../../domain/permissions.ts'
import type { OrderDocument } from '../../domain/protocol/documents.ts'
import type { Member } from '../view/session.ts'

/** What somebody does for an order at a dock: take in what comes, or send off what another site waits for. */
export type DockJob = 'receive' | 'send'

/** The jobs of an open purchase or transfer that are this member's. */
export const dockJobsOf = (order: OrderDocument, member: Member): DockJob[] => {
  if (order.state !== 'open' || order.kind === 'sales') return []
  const receivingSite = order.kind === 'transfer' ? order.toSiteId : order.siteId
  const sends = order.kind === 'transfer' && worksAt(member, order.siteId) && may(member, 'move', order.siteId)
  const receives = receivingSite !== null && worksAt(member, receivingSite) && may(member, 'receive', receivingSite)
  return [...(receives ? (['receive'] as const) : []), ...(sends ? (['send'] as const) : [])]
}

export const dockJobHref = (orderId: string, job: DockJob): string => `/orders/${orderId}/${job}`
