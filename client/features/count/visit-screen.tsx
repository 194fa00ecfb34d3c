import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { mayRecount } from '../../../domain/count.ts'
import { may } from '../../../domain/permissions.ts'
import type { CountDocument, ItemDocument, LocationDocument } from '../../../domain/protocol.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { UnknownCodeSheet } from '../../parts/unknown-code-sheet.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useWorkScan } from '../../parts/use-work-scan.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { warn } from '../../ui/toast.ts'
import { words } from '../../ui/words.ts'
import { useCount, useLocation, useReady, useRecounts } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { CellList } from './cell-list.tsx'
import { cellOfScan } from './cell-of-scan.ts'
import { HowMany } from './how-many.tsx'
import { useToSee } from './to-see.ts'
import { useAsking } from './use-asking.ts'
import { namesAt, usePresence } from './use-presence.ts'
import { type Cell, cellName, useVisit } from './use-visit.ts'
import { VisitActions } from './visit-actions.tsx'

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
  const recounts = useRecounts().filter((one) => one.countId === count?.id && one.locationId === place.id)
  // Of single things that were asked for again: the rest of the bin is not closed with them.
  const [onlySome] = useState(recounts.length > 0 && recounts.every((one) => one.itemId !== undefined))
  const { toSee, expectedOf, isUnexpected } = useToSee(count, place.id, blind, recounts)
  const here = namesAt(usePresence(count?.id, place.id), place.id)
  const asks = useAsking(`${count?.id ?? 'free'}:${place.id}`)
  const { asking } = asks
  const [choosing, setChoosing] = useState(false)
  const [unknown, setUnknown] = useState<string | undefined>()
  const [needsLot, setNeedsLot] = useState<ItemDocument | undefined>()
  useWakeLock()

  const seen = new Set(visit.seen.map(({ observation }) => cellName(observation.itemId ?? '', observation.lotId)))
  const open = toSee.filter((cell) => !seen.has(cellName(cell.item.id, cell.lotId)))
  const needsWhy = (cell: Cell) =>
    recounts.some(
      (one) =>
        cellName(one.itemId ?? '', one.lotId) === cellName(cell.item.id, cell.lotId) && !mayRecount(one, member.userId),
    )

  /** A serial is one: seeing it is counting it. */
  const askFor = (cell: Cell) => {
    if (cell.item.tracking === 'serial' && !needsWhy(cell)) void visit.see(cell, 1)
    else asks.ask(cell)
  }
  const ask = (item: ItemDocument, lot?: Omit<Cell, 'item'>) => {
    setChoosing(false)
    if (item.tracking === 'none' || lot) askFor({ item, ...lot })
    else setNeedsLot(item)
  }

  useWorkScan(({ code }) => {
    const [found] = workspace.lookup(code)
    const cell = cellOfScan(found, workspace.lotId)
    if (cell) {
      answerScan('good')
      setUnknown(undefined)
      if (cell.item.tracking === 'none' || cell.lotId) asks.ask(cell)
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

  const leave = () => navigate(count ? `/count/${count.id}` : '/count')

  return (
    <Screen
      label={words.count.visit(place.code)}
      top={<CameraStrip size="strip" paused={asking !== undefined || needsLot !== undefined} />}
      action={
        <VisitActions
          blind={blind}
          isEmpty={visit.seen.length === 0}
          onlySome={onlySome}
          onFound={() => setChoosing(true)}
          onClose={async () => {
            if (!(await visit.close())) return
            asks.end()
            leave()
          }}
          onLeave={leave}
        />
      }
    >
      <h2>
        <LocationLabel id={place.id} />
      </h2>
      {here.length > 0 ? <Hint>{words.count.isHere(here.join(', '))}</Hint> : null}
      <CellList
        seen={visit.seen}
        toSee={open}
        title={onlySome ? words.count.again.title : blind ? words.count.toCount : words.count.expectedHere}
        isUnexpected={isUnexpected}
        onAsk={askFor}
        onNotFound={(cell) => (needsWhy(cell) ? asks.ask(cell) : void visit.see(cell, 0))}
      />
      {asking ? (
        <HowMany
          key={cellName(asking.item.id, asking.lotId)}
          cell={asking}
          answer={asks.answer}
          onAnswer={(answer) => asks.change(asking, answer)}
          expected={count ? expectedOf(asking) : undefined}
          unexpected={isUnexpected(asking)}
          needsWhy={needsWhy(asking)}
          onClose={asks.putAway}
          onGive={async (quantity, why) => {
            if (await visit.see(asking, quantity, why)) asks.given(asking)
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
            askFor({ item: needsLot, lotId, lotCode: lot.code, newLot: lot.lotId === undefined })
          }}
        />
      ) : null}
    </Screen>
  )
}
