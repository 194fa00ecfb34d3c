import { mayEdit } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'

const CLOSE = { op: 'update', collection: 'orders', set: { state: 'closed' } } as const

/** Lets go of what has not come. For whoever may; for others the order stays open, and they are told so. */
export const Closing = ({ order, short }: { order: OrderDocument; short: number }) => {
  const member = useMember()
  const { record } = useRecord()
  const sites = [order.siteId, order.toSiteId].flatMap((site) => site ?? [])
  if (!mayEdit(member, CLOSE, sites, order).ok) return short > 0 ? <Hint>{words.receive.staysOpen}</Hint> : null
  const close = () =>
    record(
      [
        {
          ...{ type: 'edit', documentId: order.id, ...CLOSE },
          base: { state: order.state },
          labels: { name: order.number },
        },
      ],
      { done: words.receive.closed(order.number), undoable: true },
    )
  return (
    <BigButton kind="quiet" onClick={close}>
      {short > 0 ? words.receive.closeShort(short) : words.receive.close}
    </BigButton>
  )
}
