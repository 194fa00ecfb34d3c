/** The names of one member's databases on this device, and how they go. */
import { Dexie } from 'dexie'

type Whose = { orgId: string; userId: string }

export const outboxName = ({ orgId, userId }: Whose): string => `bincard-outbox-${orgId}-${userId}`
export const mirrorName = ({ orgId, userId }: Whose): string => `bincard-mirror-${orgId}-${userId}`

export const numbersName = ({ orgId, userId }: Whose): string => `bincard-numbers-${orgId}-${userId}`

export const orderNumbersName = ({ orgId, userId }: Whose): string => `bincard-order-numbers-${orgId}-${userId}`

export const photosName = ({ orgId, userId }: Whose): string => `bincard-photos-${orgId}-${userId}`

/** RxDB keeps each collection in a database of its own, and beside them one of its own affairs. */
const outboxStores = (whose: Whose): string[] =>
  ['actions', 'drafts', '_rxdb_internal'].map((collection) => `rxdb-dexie-${outboxName(whose)}--0--${collection}`)

export const hasOutbox = (whose: Whose): Promise<boolean> => Dexie.exists(outboxStores(whose)[0] ?? '')

export const deleteDatabases = async (whose: Whose): Promise<void> => {
  const others = [mirrorName, numbersName, orderNumbersName, photosName].map((nameOf) => nameOf(whose))
  for (const name of [...outboxStores(whose), ...others]) await Dexie.delete(name)
}
