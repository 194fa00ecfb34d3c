import { useEffect } from 'react'
import { may } from '../../domain/permissions.ts'
import { useMember } from '../parts/use-member.ts'
import { useOnline } from '../platform/online.ts'
import { settledRangeQuery } from '../view/labels.ts'
import { useQuery, useWorkspace } from '../view/provider.tsx'

/** Who ships has numbers for pallets on the device before the network goes. */
export const KeepNumbers = () => {
  const workspace = useWorkspace()
  const ships = may(useMember(), 'ship')
  const online = useOnline()
  const range = useQuery(settledRangeQuery)
  useEffect(() => {
    if (!ships || !online || !range) return
    workspace.fillNumbers(range).catch((cause: unknown) => console.error('numbers of pallets', cause))
  }, [workspace, ships, online, range])
  return null
}
