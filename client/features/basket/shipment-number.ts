import { useEffect } from 'react'
import { rangeOf } from '../../../domain/order-number.ts'
import { useOnline } from '../../platform/online.ts'
import { useReady } from '../../view/hooks.ts'
import { orderSettingsQuery, settledRangesQuery } from '../../view/order-numbers.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import type { BasketKind } from './basket.ts'

/**
 * The number under which goods leave for another site: the next of the organisation's range, as far as this device has one. Whoever
 * never opened the screen with a network has none, and gets one that no other device makes.
 */
export const useShipmentNumber = (kind: BasketKind): (() => Promise<string>) => {
  const workspace = useWorkspace()
  const online = useOnline()
  const ready = useReady()
  const ranges = useQuery(settledRangesQuery)
  useEffect(() => {
    if (kind !== 'transfer' || !online || !ready) return
    workspace.orderNumbers
      .fill(ranges, ['transfer'])
      .catch((cause: unknown) => console.error('numbers of transfers', cause))
  }, [workspace, kind, online, ready, ranges])
  return async () => {
    const range = rangeOf(workspace.read(orderSettingsQuery), 'transfer')
    const next = kind === 'transfer' ? await workspace.orderNumbers.take(range) : undefined
    return next ?? `T-${workspace.newId().slice(-6).toUpperCase()}`
  }
}
