import { useState } from 'react'
import type { CountDocument, ItemDocument, LocationDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { useDraft, useObservations, useRecounts } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { ObservationRow } from '../../view/rows.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'

export type Cell = {
  item: ItemDocument
  lotId?: string | undefined
  lotCode?: string | undefined
  newLot?: boolean
  /** The days that a label said of a new lot. */
  dates?: { expiresOn?: string; manufacturedOn?: string }
}

/** One thing in one bin, as a key. */
export const cellName = (itemId: string, lotId?: string | null): string => `${itemId} ${lotId ?? ''}`

type Visit = {
  /** What was seen on this visit, newest answer per cell. */
  seen: readonly ObservationRow[]
  see: (cell: Cell, quantity: number, note?: string) => Promise<boolean>
  /** "That's all that's here": everything not seen on this visit was seen as none. */
  close: () => Promise<boolean>
}

type Answered = { countId?: string | undefined; itemId?: string | undefined; lotId?: string | undefined; round: number }

/**
 * The round this answer belongs to: one more than what was answered before for the same count and cell. What others have
 * seen is not on the device of who counts blind; where they are to count again, the recount says which round it was.
 */
const roundOf = (answered: readonly Answered[], countId: string | undefined, itemId?: string, lotId?: string) => {
  if (countId === undefined) return 1
  const before = answered.filter((each) => each.countId === countId && each.itemId === itemId && each.lotId === lotId)
  return 1 + Math.max(0, ...before.map(({ round }) => round))
}

/** Under which a visit that has begun is kept. */
export const visitKey = (countId: string | undefined, placeId: string): string =>
  `visit:${countId ?? 'free'}:${placeId}`

/** One visit of one person to one bin. Its id is a draft: a reload in mid-visit goes on with the same one. */
export const useVisit = (count: CountDocument | undefined, place: LocationDocument): Visit => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const key = visitKey(count?.id, place.id)
  const [kept, keep] = useDraft<string>(key)
  const [fresh] = useState(() => workspace.newId())
  const visitId = kept ?? fresh
  const all = useObservations({ locationId: place.id })
  const recounts = useRecounts().filter((one) => one.locationId === place.id)
  const answered = [...all.map(({ observation }) => observation), ...recounts]
  const ofVisit = all.filter(({ observation }) => observation.visitId === visitId && observation.itemId !== undefined)
  const newest = new Map<string, ObservationRow>()
  for (const row of [...ofVisit].sort((a, b) => a.observation.occurredAt.localeCompare(b.observation.occurredAt))) {
    newest.set(cellName(row.observation.itemId ?? '', row.observation.lotId), row)
  }

  const start: ActionDraft[] =
    count?.state === 'planned'
      ? [
          {
            type: 'edit',
            op: 'update',
            collection: 'counts',
            documentId: count.id,
            set: { state: 'counting' },
            base: { state: 'planned' },
            labels: { name: count.name },
          },
        ]
      : []

  const observe = (part: Partial<Extract<ActionDraft, { type: 'observation' }>>, before: ActionDraft[], done: string) =>
    record(
      [
        ...start,
        ...before,
        {
          type: 'observation',
          visitId,
          locationId: place.id,
          round: 1,
          ...(count ? { countId: count.id } : {}),
          ...part,
        },
      ],
      { done },
    )

  return {
    seen: [...newest.values()],
    see: async ({ item, lotId, lotCode, newLot, dates }, quantity, note) => {
      const lot: ActionDraft[] =
        newLot && lotId && lotCode
          ? [
              {
                type: 'edit',
                op: 'create',
                collection: 'lots',
                documentId: lotId,
                set: { itemId: item.id, code: lotCode, ...dates },
                base: {},
                labels: { name: lotCode, item: item.name },
              },
            ]
          : []
      keep(visitId)
      return observe(
        {
          itemId: item.id,
          ...(lotId ? { lotId } : {}),
          quantity,
          round: roundOf(answered, count?.id, item.id, lotId),
          ...(note ? { note } : {}),
          labels: { item: item.name, location: place.code, unit: item.baseUnit, ...(lotCode ? { lot: lotCode } : {}) },
        },
        lot,
        `${words.amount(asFigure(quantity), item.baseUnit)} ${item.name}`,
      )
    },
    close: async () => {
      const round = roundOf(answered, count?.id)
      const closed = await observe({ round, labels: { location: place.code } }, [], words.count.closed(place.code))
      if (closed) keep(undefined)
      return closed
    },
  }
}
