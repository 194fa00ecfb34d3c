/** What the leading tab knows of the connection, told to all tabs; the badge is made of it (never of hope). */

export type Trouble = 'signed-out' | 'no-longer-member' | 'client-too-old' | 'storage-full' | 'server-error'

export type SyncFacts = {
  /** Did the last attempt reach the server? Null: none was made yet. */
  reached: boolean | null
  /** Device time of the last answer, in milliseconds. */
  lastContactMs: number | null
  /** A pull or a resync is under way, or a poke has announced more than is in. */
  pulling: boolean
  progress: { done: number; total: number } | null
  pushTrouble: Trouble | null
  pullTrouble: Trouble | null
}

export const NO_FACTS: SyncFacts = {
  reached: null,
  lastContactMs: null,
  pulling: false,
  progress: null,
  pushTrouble: null,
  pullTrouble: null,
}
