/** What must be undone together: a kit that was made is one deed, though it is a movement for each of its components. */
import type { Mirror } from '../mirror/mirror.ts'
import type { Outbox } from '../outbox/outbox.ts'

type Moved = { id: string; kind: string; groupId?: string | undefined }

/** The movements that go with this one, itself included, without those that were undone already; in the order in which they were recorded. */
export const undoneWith = (outbox: Outbox, { memory }: Mirror, actionId: string): string[] => {
  const action = outbox.log.get(actionId)
  const moved: Moved | undefined = action?.type === 'movement' ? action : memory.get('movements', actionId)
  const groupId = moved?.groupId
  if (groupId === undefined || (moved?.kind !== 'consume' && moved?.kind !== 'produce')) return [actionId]
  const undone = new Set(outbox.log.all.flatMap((own) => (own.type === 'reversal' ? [own.reversesId] : [])))
  const ids = new Set<string>()
  for (const movement of memory.all('movements').values()) {
    if (movement.groupId !== groupId) continue
    ids.add(movement.id)
    if (movement.reversedById !== undefined) undone.add(movement.id)
  }
  for (const own of outbox.log.all) if (own.type === 'movement' && own.groupId === groupId) ids.add(own.id)
  const left = [...ids].filter((id) => !undone.has(id) || id === actionId)
  return left.sort()
}
