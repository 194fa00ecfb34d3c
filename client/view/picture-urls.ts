/** Pictures as addresses that an `img` takes: each made once while somebody shows it, and a while longer for the next who does. */

export type PictureUrls = {
  /** The address if it is there; whoever gets one gives it back by `release`. */
  hold: (id: string) => string | undefined
  /** Makes the address of a picture that has none. */
  put: (id: string, bytes: ArrayBuffer) => void
  release: (id: string) => void
  close: () => void
}

/** Those that nobody shows, at most: a few screens of a list. */
const IDLE = 120

export const pictureUrls = (): PictureUrls => {
  const held = new Map<string, { url: string; holds: number }>()
  const revokeIdle = () => {
    let idle = [...held.values()].filter(({ holds }) => holds === 0).length
    for (const [id, { url, holds }] of held) {
      if (idle <= IDLE) break
      if (holds > 0) continue
      URL.revokeObjectURL(url)
      held.delete(id)
      idle -= 1
    }
  }
  return {
    hold: (id) => {
      const one = held.get(id)
      if (!one) return undefined
      one.holds += 1
      // Behind the others: those not asked for longest go first.
      held.delete(id)
      held.set(id, one)
      return one.url
    },
    put: (id, bytes) => {
      if (held.has(id)) return
      held.set(id, { url: URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' })), holds: 0 })
    },
    release: (id) => {
      const one = held.get(id)
      if (one) one.holds -= 1
      if (held.size > IDLE) revokeIdle()
    },
    close: () => {
      for (const { url } of held.values()) URL.revokeObjectURL(url)
      held.clear()
    },
  }
}
