import { type ReactNode, useRef, useState } from 'react'
import { isForUse } from '../../../domain/lot.ts'
import type { Take } from '../../../domain/pick.ts'
import { checkPick, type PickHeard, type Scanned } from '../../../domain/pick-check.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { scannedOf } from '../../parts/scanned.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { wrongVariantSaid } from '../../parts/variant-said.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { useNames } from './use-names.ts'
import { type PickWork, placeFor } from './use-pick-work.ts'

/** Where the picker was last seen, and what was taken there. */
type Stand = { itemId?: string; at?: string }

/** What a scan says at a stop, and a clear no with what was expected. */
export const useCheck = (work: PickWork) => {
  const workspace = useWorkspace()
  const names = useNames()
  const check = (stop: Take, scanned: Scanned, { at, itemId }: Stand): PickHeard => {
    const { plan, choices } = work.now()
    const lotsHere = plan.shelves.filter(
      ({ locationId, free, lot, holds }) =>
        locationId === stop.locationId && free > 0 && isForUse({ lot, place: { hold: holds } }, plan.today),
    )
    return checkPick(
      {
        stop,
        placeId: placeFor(choices, stop),
        atLocationId: at,
        lastItemId: itemId,
        isSerial: workspace.read(itemQuery(stop.itemId))?.tracking === 'serial',
        lotsHere: new Set(lotsHere.map((shelf) => shelf.lotId)),
      },
      scanned,
    )
  }
  const sayNo = (stop: Take, why: Extract<PickHeard, { kind: 'no' }>['why'], scanned: Scanned): string => {
    const variant = 'itemId' in scanned ? wrongVariantSaid(workspace, stop.itemId, scanned.itemId) : undefined
    if (why === 'wrong-item' && variant) return variant
    const place = why === 'wrong-bin' || why === 'bin-first'
    const lot = why === 'wrong-lot' ? names.lot(stop.itemId, stop.lotId) : undefined
    return words.outbound.walk.no[why](place ? names.place(stop.locationId) : (lot ?? names.item(stop.itemId).name))
  }
  return { check, sayNo }
}

type Hearing = { atLocationId: string | undefined; taken: (stop: Take) => void; unknown: ReactNode }

/** Hears scans while a list is walked; each in its turn, against the list as it stands by then. */
export const useHearing = (work: PickWork, next: Take, onHeard: () => void): Hearing => {
  const { check, sayNo } = useCheck(work)
  const [atLocationId, setAt] = useState<string | undefined>()
  const last = useRef<Stand>({})
  const standAt = (locationId: string): void => {
    last.current.at = locationId
    setAt(locationId)
  }
  const taken = (stop: Take): void => {
    last.current.itemId = stop.itemId
    standAt(stop.locationId)
  }

  const unknown = useWorkScan(([found]) => {
    if (found?.kind === 'unknown') return 'unknown'
    const scanned = scannedOf(found)
    onHeard()
    void work.inTurn(async () => {
      const [stop] = work.now().plan.stops
      if (!stop) return
      const heard = check(stop, scanned, last.current)
      const taking = heard.kind === 'take' ? { quantity: stop.quantity, lotId: heard.lotId } : undefined
      const no = heard.kind === 'no' ? sayNo(stop, heard.why, scanned) : taking && work.whyNot(stop, taking)
      answerScan(no === undefined ? 'good' : 'wrong')
      if (no !== undefined) work.refuse(no)
      else if (!taking) {
        if (scanned.kind === 'location' && scanned.locationId === stop.locationId) standAt(stop.locationId)
      } else if (await work.take(stop, taking)) taken(stop)
    })
    return true
  }, next.locationId)
  return { atLocationId, taken, unknown }
}
