import { useEffect } from 'react'
import type { Present } from '../../../domain/protocol/live.ts'
import { usePresent } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'

/** Tells the others in a count where one is, as long as the screen is open; gives who they are and where. */
export const usePresence = (countId: string | undefined, locationId: string | null): readonly Present[] => {
  const workspace = useWorkspace()
  useEffect(() => {
    if (countId === undefined) return
    workspace.here({ countId, locationId })
    return () => workspace.here({ countId: null, locationId: null })
  }, [workspace, countId, locationId])
  return usePresent(countId)
}

export const namesAt = (present: readonly Present[], locationId: string | null): string[] =>
  [...new Set(present.filter((one) => one.locationId === locationId).map(({ name }) => name))].sort()
