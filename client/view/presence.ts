/** Where the person is in a count, told live; and who else is in it. Nothing of it is kept, and without a network nobody is seen. */
import type { Presence, PresenceNews, Present } from '../../domain/protocol/live.ts'
import type { Topic } from '../mirror/topics.ts'
import type { Query } from './live.ts'

export const PRESENCE: Topic = 'presence'

/** From one screen to the next one is nowhere for a moment: that is not told. */
const SETTLES_MS = 50

export type PresenceBook = {
  readonly here: Presence
  /** Where the person went in this tab, or in another. */
  go: (here: Presence) => void
  hear: (news: PresenceNews) => void
  /** The connection is gone, or somebody else's: who is where is no longer known. */
  forget: () => void
  in: (countId: string) => readonly Present[]
  close: () => void
}

const NOBODY: readonly Present[] = []

/** `tell` is called with where the person has come to rest, `changed` when somebody else has moved. */
export const createPresence = (tell: (here: Presence) => void, changed: () => void): PresenceBook => {
  let here: Presence = { countId: null, locationId: null }
  let news: PresenceNews | undefined
  let settling: ReturnType<typeof setTimeout> | undefined
  const forget = () => {
    if (news === undefined) return
    news = undefined
    changed()
  }
  return {
    get here() {
      return here
    },
    go: (next) => {
      here = next
      clearTimeout(settling)
      settling = setTimeout(() => {
        if (news !== undefined && news.countId !== here.countId) forget()
        tell(here)
      }, SETTLES_MS)
    },
    hear: (next) => {
      news = next
      changed()
    },
    forget,
    in: (countId) => (news?.countId === countId ? news.members : NOBODY),
    close: () => clearTimeout(settling),
  }
}

/** The others in a count, each once for each place they are at. */
export const presentQuery = (countId: string | undefined): Query<readonly Present[]> => ({
  key: `present in ${countId}`,
  topics: [PRESENCE],
  read: (reader) => {
    if (countId === undefined) return NOBODY
    const others = reader.present(countId).filter(({ userId }) => userId !== reader.member.userId)
    return [...new Map(others.map((one) => [`${one.userId} ${one.locationId}`, one])).values()]
  },
})
