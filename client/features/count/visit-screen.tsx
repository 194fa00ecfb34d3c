import { useState } from 'react'
import { Redirect, useLocation as useRoute } from 'wouter'
import { mayRecount } from '../../../domain/count.ts'
import { binsOf } from '../../../domain/count-plan.ts'
import { may } from '../../../domain/permissions.ts'
import type { CountDocument, ItemDocument, LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { type GoodsSaid, goodsSaid } from '../../parts/goods-said.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useMember } from '../../parts/use-member.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { itemNameIn, wrongVariantSaid } from '../../parts/variant-said.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { warn } from '../../ui/toast.ts'
import { countHereQuery } from '../../view/counts.ts'
import { useCount, useLocation, useLocations, useReady, useRecounts } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import type { Found } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { CellList } from './cell-list.tsx'
import { cellOfScan } from './cell-of-scan.ts'
import { DoubtSheet } from './doubt-sheet.tsx'
import { HowMany } from './how-many.tsx'
import { useToSee } from './to-see.ts'
import { useAsking } from './use-asking.ts'
import { namesAt, usePresence } from './use-presence.ts'
import { type Cell, cellName, useVisit, visitKey } from './use-visit.ts'
import { VisitActions } from './visit-actions.tsx'

type Props = { countId?: string; locationId: string }

/** This bin, this item: how many do you see? A blind count shows nothing else. */
export const VisitScreen = ({ countId, locationId }: Props) => {
  const ready = useReady()
  const place = useLocation(locationId)
  const count = useCount(countId)
  const workspace = useWorkspace()
  const here = useQuery(countHereQuery(locationId))
  usePlace(place ? words.count.visit(place.code) : words.count.title, countId ? `/count/${countId}` : '/count')
  if (!place || (countId && !count)) {
    return <Gone title={words.locations.gone} ready={ready} />
  }
  // Where the bin is being counted already, a look at it belongs to that count: another beside it would not be seen there.
  const isBegun = workspace.draft(visitKey(undefined, locationId)) !== undefined
  if (countId === undefined && here && !isBegun) {
    return <Redirect to={`/count/${here.id}/bin/${locationId}`} replace />
  }
  return <Visit key={`${countId} ${locationId}`} place={place} count={count} />
}

const Visit = ({ place, count }: { place: LocationDocument; count: CountDocument | undefined }) => {
  const member = useMember()
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const visit = useVisit(count, place)
  const blind = count?.blind === true && !may(member, 'approve', place.siteId)
  const recounts = useRecounts().filter((one) => one.countId === count?.id && one.locationId === place.id)
  // Of single things that were asked for, the first time or again: the rest of the bin is not closed with them.
  const [again] = useState(recounts.length > 0 && recounts.every((one) => one.itemId !== undefined))
  const isNamed = (count?.scope.itemIds ?? []).length > 0
  const onlySome = again || isNamed
  const locations = useLocations()
  const { toSee, expectedOf, isUnexpected, hasLotsUntold } = useToSee(count, place.id, blind, recounts)
  const here = namesAt(usePresence(count?.id, place.id), place.id)
  const asks = useAsking(`${count?.id ?? 'free'}:${place.id}`)
  const { asking } = asks
  const [choosing, setChoosing] = useState(false)
  const [needsLot, setNeedsLot] = useState<ItemDocument | undefined>()
  const [doubted, setDoubted] = useState<Cell | undefined>()
  useWakeLock()

  const seen = new Set(visit.seen.map(({ observation }) => cellName(observation.itemId ?? '', observation.lotId)))
  const open = toSee.filter((cell) => !seen.has(cellName(cell.item.id, cell.lotId)))
  const needsWhy = (cell: Cell) =>
    recounts.some(
      (one) =>
        cellName(one.itemId ?? '', one.lotId) === cellName(cell.item.id, cell.lotId) && !mayRecount(one, member.userId),
    )

  const seenHere = (cell: Cell): boolean =>
    visit.seen.some(
      ({ observation: { itemId = '', lotId, quantity } }) =>
        cellName(itemId, lotId) === cellName(cell.item.id, cell.lotId) && quantity !== 0,
    )
  /** A serial is one: seeing it is counting it, and seeing it twice is seeing it. A tap on one that was seen may take it back. */
  const ask = (cell: Cell, goods?: GoodsSaid) => {
    if (cell.item.tracking !== 'serial' || needsWhy(cell)) asks.ask(cell, goods)
    else if (!seenHere(cell)) void visit.see(cell, 1)
    else if (!goods) setDoubted(cell)
  }
  const askAbout = (item: ItemDocument) => {
    setChoosing(false)
    if (item.tracking === 'none') ask({ item })
    else setNeedsLot(item)
  }
  const otherVariant = (gotId: string): string | undefined =>
    open.map(({ item }) => wrongVariantSaid(workspace, item.id, gotId)).find((said) => said !== undefined)
  const no = (found: Found | undefined, expected: string, expectedId?: string) => {
    answerScan('wrong')
    const variant = wrongVariantSaid(workspace, expectedId, goodsSaid(found)?.item.id)
    warn(variant ?? words.flows.wrong(nameOfFound(found), expected))
  }

  // With nothing half given here, or only single things asked for, the label of another bin of the count is the next one to count.
  const isFree = (visit.seen.length === 0 || onlySome) && !asking && !needsLot
  const isNext = (next: LocationDocument) =>
    isFree && count !== undefined && binsOf(count, locations).some((bin) => bin.id === next.id)

  const unknown = useWorkScan(([found]) => {
    const goods = goodsSaid(found)
    const cell = cellOfScan(found, workspace.lotId)
    if (found?.kind === 'unknown') return 'unknown'
    const heard = cell && goods ? asks.hear(cell, goods) : undefined
    if (found?.kind === 'location') {
      if (found.location.id === place.id) answerScan('good')
      else if (isNext(found.location)) {
        answerScan('good')
        navigate(`/count/${count?.id}/bin/${found.location.id}`)
      } else no(found, place.code)
    } else if (!cell || !goods) no(found, words.count.expects(place.code))
    else if (heard) {
      if (heard.good) answerScan('good')
      else
        no(
          found,
          [itemNameIn(workspace, heard.asked.item.id), heard.asked.lotCode].filter(Boolean).join(' '),
          heard.asked.item.id,
        )
    } else {
      answerScan('good')
      setChoosing(false)
      const named = cell.item.tracking === 'none' || cell.lotId !== undefined
      setNeedsLot(named ? undefined : cell.item)
      // It may well lie here too: it is counted, and said to be another than the one that is looked for.
      const other = blind || !isUnexpected(cell) ? undefined : otherVariant(cell.item.id)
      if (other) warn(other)
      if (named) ask(cell, goods)
    }
    return true
  }, place.id)

  const leave = () => navigate(count ? `/count/${count.id}` : '/count')

  return (
    <Screen
      label={words.count.visit(place.code)}
      top={<CameraStrip size="strip" paused={asking !== undefined || needsLot !== undefined} />}
      action={
        <VisitActions
          blind={blind}
          isEmpty={visit.seen.length === 0}
          scope={count?.scope}
          onlySome={onlySome}
          mayClose={!again && (!isNamed || hasLotsUntold)}
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
      {count || may(member, 'adjust', place.siteId) ? null : <Hint>{words.count.outsideHint}</Hint>}
      {isNamed ? <Hint>{words.count.onlyNamed}</Hint> : null}
      {!isNamed && count?.scope.abcClass ? <Hint>{words.count.onlyClass(count.scope.abcClass)}</Hint> : null}
      {here.length > 0 ? <Hint>{words.count.isHere(here.join(', '))}</Hint> : null}
      <CellList
        seen={visit.seen}
        toSee={open}
        title={again ? words.count.again.title : blind ? words.count.toCount : words.count.expectedHere}
        isUnexpected={isUnexpected}
        onAsk={ask}
        onNotFound={(cell) => (needsWhy(cell) ? asks.ask(cell) : void visit.see(cell, 0))}
      />
      {asking ? (
        <HowMany
          key={cellName(asking.cell.item.id, asking.cell.lotId)}
          asking={asking}
          onAsking={asks.change}
          expected={count ? expectedOf(asking.cell) : undefined}
          unexpected={isUnexpected(asking.cell)}
          needsWhy={needsWhy(asking.cell)}
          onClose={asks.putAway}
          onGive={async (quantity, why) => {
            if (await visit.see(asking.cell, quantity, why)) asks.given(asking.cell)
          }}
        />
      ) : null}
      {doubted ? (
        <DoubtSheet
          cell={doubted}
          onClose={() => setDoubted(undefined)}
          onGone={() => {
            setDoubted(undefined)
            void visit.see(doubted, 0)
          }}
        />
      ) : null}
      {unknown}
      {choosing ? <ItemChooser open onClose={() => setChoosing(false)} onChoose={askAbout} /> : null}
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
            ask({ item: needsLot, lotId, lotCode: lot.code, newLot: lot.lotId === undefined })
          }}
        />
      ) : null}
    </Screen>
  )
}
