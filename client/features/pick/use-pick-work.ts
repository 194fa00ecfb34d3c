import { useRef, useState } from 'react'
import { cellKey } from '../../../domain/cell.ts'
import { NO_LOT } from '../../../domain/ids.ts'
import { goesBelowNothing } from '../../../domain/item.ts'
import type { Take } from '../../../domain/pick.ts'
import { stopKey } from '../../../domain/pick-list.ts'
import { sayBelowNothing } from '../../parts/below-nothing-said.ts'
import { useRecord } from '../../parts/use-record.ts'
import { asFigure } from '../../ui/quantity.tsx'
import { actionsQuery } from '../../view/actions.ts'
import { useDraft } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { type PickChoices, type PickPlan, pickPlanQuery, promisesFor } from '../../view/pick-plan.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { onHandAtQuery } from '../../view/stock.ts'
import { words } from '../../words/index.ts'
import { missingOf, promiseDrafts, type Taken, takeDrafts } from './drafts.ts'
import { useNames } from './use-names.ts'

/** The draft of the pick that is under way on this device. */
export const PICK = 'pick'
export const NO_CHOICES: PickChoices = { orders: [], putOff: [], avoid: [], instead: {} }

export const placeFor = (choices: PickChoices, stop: Take): string =>
  choices.orders.find((one) => one.orderId === stop.orderId)?.placeId ?? ''

/** The pick that is under way: where it stands, and every step of it, one after another however fast they are scanned. */
export const usePickWork = () => {
  const workspace = useWorkspace()
  const { record, undo } = useRecord()
  const names = useNames()
  const [choices, setChoices] = useDraft<PickChoices>(PICK)
  const plan = useQuery(pickPlanQuery(choices))
  const [notice, setNotice] = useState<Notice | undefined>()
  const turn = useRef<Promise<unknown>>(Promise.resolve())

  /** As it stands at this moment: a scan may come before the last one is on screen. */
  const now = (): { choices: PickChoices; plan: PickPlan } => {
    const current = workspace.draft<PickChoices>(PICK)
    return { choices: current ?? NO_CHOICES, plan: workspace.read(pickPlanQuery(current)) }
  }
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.current.then(work)
    turn.current = mine.catch(() => undefined)
    return mine
  }
  const change = (part: Partial<PickChoices>): void => setChoices({ ...now().choices, ...part })

  const amount = (itemId: string, quantity: number): string => `${asFigure(quantity)} ${names.item(itemId).unit}`

  /** Of a short pick all that was recorded with it: what was given back is held again, and the bin is asked for again. */
  const takeBack = (actionId: string, emptied: string | undefined): void => {
    setNotice(undefined)
    const together = workspace.readOnce(({ log }) => log.recordOf(actionId).map(({ id }) => id))
    void inTurn(async () => {
      await undo(...(emptied === undefined ? [actionId] : together))
      if (emptied !== undefined) change({ avoid: now().choices.avoid.filter((one) => one.cell !== emptied) })
    })
  }

  /** A clear no, with what was expected. */
  const refuse = (text: string): void => setNotice({ kind: 'no', text })

  /** Why so many may not be taken there; undefined where they may. */
  const whyNot = (stop: Take, { quantity, lotId = stop.lotId }: Taken): string | undefined => {
    const item = workspace.read(itemQuery(stop.itemId))
    const { itemId, locationId } = stop
    const onHand = workspace.read(onHandAtQuery({ itemId, locationId, lotId: lotId === NO_LOT ? null : lotId }))
    return item && goesBelowNothing(item, quantity, onHand) ? sayBelowNothing(item, onHand) : undefined
  }

  /** Takes so many at a stop; with a reason, and nothing more was there. Gives whether it is saved. */
  const take = async (stop: Take, taken: Taken): Promise<boolean> => {
    const no = whyNot(stop, taken)
    if (no !== undefined) {
      refuse(no)
      return false
    }
    const { choices: chosen, plan: current } = now()
    const { quantity, lotId = stop.lotId } = taken
    const toLocationId = placeFor(chosen, stop)
    const missing = missingOf(stop, taken)
    const { name } = names.item(stop.itemId)
    const done =
      quantity > 0
        ? words.outbound.walk.picked(amount(stop.itemId, quantity), name, names.place(toLocationId))
        : words.outbound.walk.shortDone(amount(stop.itemId, missing), names.place(stop.locationId))
    const drafts = takeDrafts(names, current, stop, taken, toLocationId)
    const cell = cellKey({ ...stop, lotId })
    const emptied = missing > 0 ? cell : undefined
    const tell = (actionId: string) => setNotice({ kind: 'done', text: done, undo: () => takeBack(actionId, emptied) })
    const saved = await record(drafts, { done, tell })
    if (saved && (stop.lineId in chosen.instead || missing > 0)) {
      const { [stop.lineId]: _used, ...instead } = chosen.instead
      const at = workspace.read(actionsQuery({ limit: 1 }))[0]?.action.occurredAt ?? ''
      const empty = { cell, locationId: stop.locationId, at }
      const avoid = missing > 0 ? [...chosen.avoid.filter((one) => one.cell !== empty.cell), empty] : chosen.avoid
      change({ instead, avoid })
    }
    return saved
  }

  const skip = (stop: Take): void => {
    const { choices: chosen, plan: current } = now()
    const key = stopKey(stop)
    const putOff = [...chosen.putOff.filter((one) => one !== key), key]
    // With everything put off the walk begins again.
    change({ putOff: current.stops.every((one) => putOff.includes(stopKey(one))) ? [key] : putOff })
  }

  /** Sets aside what these choices take, and begins. */
  const start = async (chosen: PickChoices): Promise<boolean> => {
    const first = workspace.read(pickPlanQuery(chosen))
    const drafts = promiseDrafts(names, promisesFor(first))
    const done = words.outbound.start.setAside(first.stops.length)
    const saved = drafts.length === 0 || (await record(drafts, { done, tell: () => undefined }))
    if (saved) setChoices(chosen)
    return saved
  }

  /** Gives back all that is still set aside here. */
  const leave = async (): Promise<boolean> => {
    const drafts = promiseDrafts(names, promisesFor({ ...now().plan, stops: [] }))
    const saved = drafts.length === 0 || (await record(drafts, { done: words.outbound.walk.left }))
    if (saved) setChoices(undefined)
    return saved
  }

  /** Gives back what others have set aside for these orders: whoever did is not coming. */
  const takeOver = (): Promise<boolean> =>
    record(
      promiseDrafts(
        names,
        now().plan.elsewhere.map((one) => ({ ...one, release: true })),
      ),
      {
        done: words.outbound.walk.taken,
      },
    )

  return { choices, plan, notice, refuse, now, inTurn, change, whyNot, take, skip, start, leave, takeOver }
}

/** What was just done, or why not: on the card, where no toast hides the next bin. */
export type Notice = { kind: 'done' | 'no'; text: string; undo?: () => void }

export type PickWork = ReturnType<typeof usePickWork>
