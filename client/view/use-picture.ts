import { useEffect, useState } from 'react'
import { backoff } from '../outbox/backoff.ts'
import { reachedQuery } from './photos.ts'
import { useQuery, useWorkspace } from './provider.tsx'

type Shown = { id: string; url: string | undefined }

/**
 * A picture's address, `null` where neither this device nor the server has it now (it is asked for again as long as there is a network:
 * whoever took it may be still sending it), undefined while that is found out.
 */
export const usePicture = (id: string | undefined): string | null | undefined => {
  const { photos } = useWorkspace()
  const reached = useQuery(reachedQuery)
  const [shown, setShown] = useState<Shown>()
  useEffect(() => {
    if (id === undefined) return
    const wait = backoff(Math.random)
    let timer: ReturnType<typeof setTimeout> | undefined
    let holds = false
    let gone = false
    const show = (url: string | undefined) => {
      holds = url !== undefined
      setShown({ id, url })
    }
    const look = async () => {
      const url = await photos.open(id).catch((cause: unknown) => {
        console.warn('photograph', cause)
        return undefined
      })
      if (gone) {
        if (url) photos.release(id)
        return
      }
      show(url)
      if (!url && reached) timer = setTimeout(look, wait.next())
    }
    const atHand = photos.hold(id)
    if (atHand) show(atHand)
    else void look()
    return () => {
      gone = true
      clearTimeout(timer)
      if (holds) photos.release(id)
    }
  }, [photos, id, reached])
  if (id === undefined || shown?.id !== id) return undefined
  return shown.url ?? null
}
