/** A picture looked up for as long as somebody shows it. */
import { backoff } from '../outbox/backoff.ts'
import type { PhotoDoor } from './photo-door.ts'

type Showing = {
  photos: Pick<PhotoDoor, 'open' | 'hold' | 'release'>
  id: string
  /** Is there a network? One that neither this device nor the server has now is asked for again: whoever took it may be still sending it. */
  reached: boolean
  chance: () => number
  /** Its address, at once where it is at hand; `null` where it is to be had nowhere now. */
  show: (url: string | null) => void
}

/** Whoever no longer shows it calls what this gives: the address is given back, one that is only then found too. */
export const followPicture = ({ photos, id, reached, chance, show }: Showing): (() => void) => {
  const wait = backoff(chance)
  let timer: ReturnType<typeof setTimeout> | undefined
  let holds = false
  let gone = false
  const shown = (url: string) => {
    holds = true
    show(url)
  }
  const look = async () => {
    const url = await photos.open(id).catch((cause: unknown) => {
      console.warn('photograph', cause)
      return undefined
    })
    if (gone) {
      if (url) photos.release(id)
    } else if (url) shown(url)
    else {
      show(null)
      if (reached) timer = setTimeout(look, wait.next())
    }
  }
  const atHand = photos.hold(id)
  if (atHand) shown(atHand)
  else void look()
  return () => {
    gone = true
    clearTimeout(timer)
    if (holds) photos.release(id)
  }
}
