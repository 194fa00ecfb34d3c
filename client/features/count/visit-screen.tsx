import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import type { CountDocument, ItemDocument, LocationDocument } from '../../../domain/protocol.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { UnknownCodeSheet } from '../../parts/unknown-code-sheet.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Screen } from '../../ui/screen.tsx'
import { warn } from '../../ui/toast.ts'
import { words } from '../../ui/words.ts'
import { useCount, useLocation, useLocationStock, useReady } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { CellList } from './cell-list.tsx'
import { cellOfScan } from './cell-of-scan.ts'
import { HowMany } from './how-many.tsx'
import { type Cell, useVisit } from './use-visit.ts'

type Props = { countId?: string; locationId: string }

/** This bin, this item: how many do you see? A blind count shows nothing else. */
export const VisitScreen = ({ countId, locationId }: Props) => {
  const ready = useReady()
  const place = useLocation(locationId)
  const count = useCount(countId)
  usePlace(place ? words.count.visit(place.code) : words.count.title, countId ? `/count/${countId}` : '/count')
  if (!place || (countId && !count)) {
    return <EmptyState title={ready ? words.locations.gone : words.notLoaded} />
  }
  return <Visit place={place} count={count} />
}

const Visit = ({ place, count }: { place: LocationDocument; count: CountDocument | undefined }) => {
  const member = useMember()
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const visit = useVisit(count, place)
  const blind = count?.blind === true && !may(member, 'approve', place.siteId)
  const expected = useLocationStock(place.id).filter((row) => row.onHand !== 0)
  const [asking, setAsking] = useState<Cell | undefined>()
  const [choosing, setChoosing] = useState(false)
  const [unknown, setUnknown] = useState<string | undefined>()
  const [needsLot, setNeedsLot] = useState<ItemDocument | undefined>()
  useWakeLock()

  const ask = (item: ItemDocument, lot?: { lotId: string; lotCode: string }) => {
    setChoosing(false)
    if (item.tracking === 'none' || lot) setAsking({ item, ...lot })
    else setNeedsLot(item)
  }

  useScan(({ code }) => {
    const [found] = workspace.lookup(code)
    const cell = cellOfScan(found, workspace.lotId)
    if (cell) {
      answerScan('good')
      setUnknown(undefined)
      if (cell.item.tracking === 'none' || cell.lotId) setAsking(cell)
      else setNeedsLot(cell.item)
    } else if (found?.kind === 'location') {
      const here = found.location.id === place.id
      answerScan(here ? 'good' : 'wrong')
      if (!here) warn(words.flows.wrong(found.location.code, place.code))
    } else {
      answerScan('bad')
      setUnknown(found?.kind === 'unknown' ? found.code : code)
    }
    return true
  })

  const close = async () => {
    if (await visit.close()) navigate(count ? `/count/${count.id}` : '/count')
  }

  return (
    <Screen
      label={words.count.visit(place.code)}
      action={
        <Actions>
          <BigButton kind="quiet" onClick={() => setChoosing(true)}>
            {words.count.found}
          </BigButton>
          <BigButton kind={visit.seen.length === 0 ? 'quiet' : 'primary'} onClick={close}>
            {visit.seen.length === 0 ? words.count.emptyBin : words.count.closeVisit}
          </BigButton>
        </Actions>
      }
    >
      <h2>
        <LocationLabel id={place.id} />
      </h2>
      <CellList seen={visit.seen} expected={blind ? [] : expected} onAsk={setAsking} />
      {asking ? (
        <HowMany
          key={`${asking.item.id} ${asking.lotId ?? ''} ${asking.said?.quantity ?? ''}`}
          cell={asking}
          expected={
            count && !blind
              ? expected.find((row) => row.itemId === asking.item.id && (row.lotId ?? undefined) === asking.lotId)
                  ?.onHand
              : undefined
          }
          onClose={() => setAsking(undefined)}
          onGive={async (quantity) => {
            if (await visit.see(asking, quantity)) setAsking(undefined)
          }}
        />
      ) : null}
      {unknown === undefined ? null : (
        <UnknownCodeSheet code={unknown} locationId={place.id} onClose={() => setUnknown(undefined)} />
      )}
      {choosing ? <ItemChooser open onClose={() => setChoosing(false)} onChoose={ask} /> : null}
      {needsLot ? (
        <LotChooser
          open
          item={needsLot}
          atLocationId={blind ? undefined : place.id}
          hideStock={blind}
          allowNew
          onClose={() => setNeedsLot(undefined)}
          onChoose={(lot) => {
            setNeedsLot(undefined)
            const lotId = lot.lotId ?? workspace.lotId(needsLot.id, lot.code)
            setAsking({ item: needsLot, lotId, lotCode: lot.code, newLot: lot.lotId === undefined })
          }}
        />
      ) : null}
    </Screen>
  )
}
