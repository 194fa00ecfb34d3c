import { useEffect } from 'react'
import { may } from '../../domain/permissions.ts'
import { useMember } from '../parts/use-member.ts'
import { useOnline } from '../platform/online.ts'
import { useReady } from '../view/hooks.ts'
import { settledRangeQuery } from '../view/labels.ts'
import { settledRangesQuery } from '../view/order-numbers.ts'
import { useQuery, useWorkspace } from '../view/provider.tsx'

/** Who ships has numbers for pallets on the device before the network goes, who writes orders has numbers for those. */
export const KeepNumbers = () => {
  const workspace = useWorkspace()
  const member = useMember()
  const ships = may(member, 'ship')
  const orders = may(member, 'edit-orders')
  const online = useOnline()
  const range = useQuery(settledRangeQuery)
  const ranges = useQuery(settledRangesQuery)
  const ready = useReady()
  useEffect(() => {
    if (!ships || !online || !range) return
    workspace.fillNumbers(range).catch((cause: unknown) => console.error('numbers of pallets', cause))
  }, [workspace, ships, online, range])
  useEffect(() => {
    if (!orders || !online || !ready) return
    workspace.orderNumbers.fill(ranges).catch((cause: unknown) => console.error('numbers of orders', cause))
  }, [workspace, orders, online, ready, ranges])
  return null
}
