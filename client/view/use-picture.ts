import { useEffect, useState } from 'react'
import { followPicture } from './follow-picture.ts'
import { reachedQuery } from './photos.ts'
import { useQuery, useWorkspace } from './provider.tsx'

type Shown = { id: string; url: string | null }

/** A picture's address, `null` where neither this device nor the server has it now, undefined while that is found out. */
export const usePicture = (id: string | undefined): string | null | undefined => {
  const { photos } = useWorkspace()
  const reached = useQuery(reachedQuery)
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    if (id === undefined) return
    return followPicture({ photos, id, reached, chance: Math.random, show: (url) => setShown({ id, url }) })
  }, [photos, id, reached])
  return shown?.id === id ? shown?.url : undefined
}
