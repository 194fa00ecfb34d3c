import { useState } from 'react'
import type { CountDocument, ItemDocument, LocationDocument } from '../../../domain/protocol.ts'
import { useRecord } from '../../parts/use-record.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { words } from '../../ui/words.ts'
import { useDraft, useObservations } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { ObservationRow } from '../../view/rows.ts'
import type { ActionDraft } from '../../view/workspace.ts'

export type Cell = {
  item: ItemDocument
  lotId?: string | undefined
  lotCode?: string | undefined
  newLot?: boolean
  /** The days that a label said of a new lot. */
  dates?: { expiresOn?: string; manufacturedOn?: string }
  /** How many the label said there are: proposed, for the person to judge. */
  said?: { quantity: number; unit: string } | undefined
}

type Visit = {
  /** What was seen on this visit, newest answer per cell. */
  seen: readonly ObservationRow[]
  see: (cell: Cell, quantity: number) => Promise<boolean>
  /** "That's all that's here": everything not seen on this visit was seen as none. */
  close: () => Promise<boolean>
}

/** The round this answer belongs to: one more than what was answered before for the same count and cell. */
const roundOf = (rows: readonly ObservationRow[], countId: string | undefined, itemId: string, lotId?: string) => {
  if (countId === undefined) return 1
  const before = rows.filter(
    ({ observation }) =>
      observation.countId === countId && observation.itemId === itemId && observation.lotId === lotId,
  )
  return 1 + Math.max(0, ...before.map(({ observation }) => observation.round))
}

/** One visit of one person to one bin. Its id is a draft: a reload in mid-visit goes on with the same one. */
export const useVisit = (count: CountDocument | undefined, place: LocationDocument): Visit => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const key = `visit:${count?.id ?? 'free'}:${place.id}`
  const [kept, keep] = useDraft<string>(key)
  const [fresh] = useState(() => workspace.newId())
  const visitId = kept ?? fresh
  const all = useObservations({ locationId: place.id })
  const ofVisit = all.filter(({ observation }) => observation.visitId === visitId && observation.itemId !== undefined)
  const newest = new Map<string, ObservationRow>()
  for (const row of [...ofVisit].sort((a, b) => a.observation.occurredAt.localeCompare(b.observation.occurredAt))) {
    newest.set(`${row.observation.itemId} ${row.observation.lotId ?? ''}`, row)
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
    see: async ({ item, lotId, lotCode, newLot, dates }, quantity) => {
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
          round: roundOf(all, count?.id, item.id, lotId),
          labels: { item: item.name, location: place.code, unit: item.baseUnit, ...(lotCode ? { lot: lotCode } : {}) },
        },
        lot,
        `${asFigure(quantity)} ${item.baseUnit} ${item.name}`,
      )
    },
    close: async () => {
      const closed = await observe({ labels: { location: place.code } }, [], words.count.closed(place.code))
      if (closed) keep(undefined)
      return closed
    },
  }
}
