import { wayOut } from '../../../domain/allocation.ts'
import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { may } from '../../../domain/permissions.ts'
import { byTurn, isOffered } from '../../../domain/pick.ts'
import type { AllocationDocument, ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { useItem, useLocation } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { shelvesQuery } from '../../view/shelves.ts'
import { useToday } from '../../view/today.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

type Detail = Pick<AllocationDocument, 'orderId' | 'lineId' | 'itemId' | 'locationId' | 'lotId'> & { short: number }

const FIELDS = ['orderId', 'lineId', 'itemId', 'locationId'] as const

/** What an exception of this kind tells; nothing where another version wrote it otherwise. */
const detailOf = ({ detail }: ExceptionDocument): Detail | undefined =>
  FIELDS.every((field) => typeof detail[field] === 'string') && typeof detail.short === 'number'
    ? (detail as unknown as Detail)
    : undefined

/** A promise that cannot be kept: other bins that have it, one tap each, or fewer. */
export const WayOut = ({ exception }: { exception: ExceptionDocument }) => {
  const detail = detailOf(exception)
  return detail ? <Ways detail={detail} /> : null
}

const Ways = ({ detail }: { detail: Detail }) => {
  const member = useMember()
  const { record } = useRecord()
  const item = useItem(detail.itemId)
  const place = useLocation(detail.locationId)
  const siteId = place?.siteId ?? ''
  const here = cellKey({ ...detail, lotId: detail.lotId ?? NO_LOT })
  const today = useToday(siteId || null)
  const others = useQuery(shelvesQuery(detail.itemId, siteId)).filter(
    (shelf) => cellKey(shelf) !== here && isOffered(shelf, today),
  )
  if (!place || !may(member, 'pick', siteId)) return null
  const { instead, fewer } = wayOut(detail.short, [...others].sort(byTurn))
  const say = (quantity: number): string => `${asFigure(quantity)} ${item?.baseUnit ?? ''}`.trim()
  const labels = { item: item?.name ?? words.unknownName }

  const promise = (at: { locationId: string; lotId?: string | undefined }, quantity: number): ActionDraft => {
    const { orderId, lineId, itemId } = detail
    const { locationId, lotId } = at
    return { type: 'allocation', orderId, lineId, itemId, locationId, quantity, ...(lotId ? { lotId } : {}), labels }
  }
  const give = (quantity: number): ActionDraft => ({ ...promise(detail, quantity), release: true }) as ActionDraft
  const change = (drafts: ActionDraft[]) => record(drafts, { done: words.outbound.wayOut.done, undoable: true })

  return (
    <>
      {instead.map(({ shelf, quantity }) => {
        const at = { locationId: shelf.locationId, lotId: shelf.lotId === NO_LOT ? undefined : shelf.lotId }
        return (
          <BigButton key={cellKey(shelf)} kind="quiet" onClick={() => change([give(quantity), promise(at, quantity)])}>
            {words.outbound.wayOut.from(say(quantity), shelf.code)}
          </BigButton>
        )
      })}
      <BigButton kind="quiet" onClick={() => change([give(fewer > 0 ? fewer : detail.short)])}>
        {words.outbound.wayOut.fewer(say(fewer > 0 ? fewer : detail.short))}
      </BigButton>
    </>
  )
}
