/** What belongs together with a movement: a kit that was made is one deed, a shipment one truck, though each is a movement a line. */
import type { Mirror } from '../mirror/mirror.ts'
import type { Outbox } from '../outbox/outbox.ts'

type Moved = { id: string; kind: string; groupId?: string | undefined }

const movedBy = (outbox: Outbox, { memory }: Mirror, actionId: string): Moved | undefined => {
  const action = outbox.log.get(actionId)
  return action?.type === 'movement' ? action : memory.get('movements', actionId)
}

/** The movements recorded in one group with this one, itself included, without those that were undone already; in the order in which they were recorded. */
export const togetherWith = (outbox: Outbox, mirror: Mirror, actionId: string): string[] => {
  const groupId = movedBy(outbox, mirror, actionId)?.groupId
  if (groupId === undefined) return [actionId]
  const undone = new Set(outbox.log.all.flatMap((own) => (own.type === 'reversal' ? [own.reversesId] : [])))
  const ids = new Set<string>()
  for (const movement of mirror.memory.all('movements').values()) {
    if (movement.groupId !== groupId) continue
    ids.add(movement.id)
    if (movement.reversedById !== undefined) undone.add(movement.id)
  }
  for (const own of outbox.log.all) if (own.type === 'movement' && own.groupId === groupId) ids.add(own.id)
  return [...ids].filter((id) => !undone.has(id) || id === actionId).sort()
}

/** What must be undone together: half a kit was never made. */
export const undoneWith = (outbox: Outbox, mirror: Mirror, actionId: string): string[] => {
  const kind = movedBy(outbox, mirror, actionId)?.kind
  return kind === 'consume' || kind === 'produce' ? togetherWith(outbox, mirror, actionId) : [actionId]
}
