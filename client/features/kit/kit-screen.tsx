import { useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { isPhysical } from '../../../domain/location.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { goodsSaid } from '../../parts/goods-said.ts'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { padEntry } from '../../ui/pad-entry.ts'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Rows } from '../../ui/row.tsx'
import { Panes, Screen, Section } from '../../ui/screen.tsx'
import { warn } from '../../ui/toast.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { lotQuery } from '../../view/stock.ts'
import { words } from '../../words/index.ts'
import classes from './kit.module.css'
import { type Choosing, KitChoosers } from './kit-choosers.tsx'
import { draftsOfKit, gapOfKit, type KitGap } from './kit-drafts.ts'
import { KitSlots } from './kit-slots.tsx'
import { PartRow } from './part-row.tsx'
import { type Kit, type Part, spotKey, spotOf, useKit, type Way } from './use-kit.ts'

const WAYS: readonly Way[] = ['kit', 'unkit']

const sayGap = (gap: KitGap): string | undefined => {
  if (gap?.kind === 'item') return words.kit.chooseKit
  if (gap?.kind === 'quantity') return words.flows.giveQuantity
  if (gap?.kind === 'place') return words.kit.choosePlace(gap.name)
  return gap?.kind === 'lot' ? words.kit.chooseLot(gap.name) : undefined
}

/** Which kit a link asks for, or where it is made: `?item=…&way=unkit&at=…`. The bin waits for the kit where none is chosen yet. */
const useLinkedItem = (kit: Kit) => {
  const search = useSearch()
  const [path, navigate] = useLocation()
  useEffect(() => {
    const said = new URLSearchParams(search)
    const [itemId, at] = [said.get('item') ?? kit.draft.itemId, said.get('at') ?? undefined]
    if (!said.has('item') && !at) return
    const asked = said.get('way') === 'unkit' ? 'unkit' : 'kit'
    const way = said.has('item') ? asked : kit.draft.way
    kit.change({
      ...(itemId ? { itemId, spots: at ? { [spotKey({ way, itemId }, itemId)]: { locationId: at } } : {} } : {}),
      ...(said.has('item') ? { entry: padEntry(1, ''), way } : {}),
      ...(at && !itemId ? { at } : {}),
    })
    navigate(path, { replace: true })
  }, [search, path, navigate, kit])
}

/** Kit and unkit: what goes in, from where, what comes out; recorded together or not at all. */
export const KitScreen = () => {
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const kit = useKit()
  const [choosing, setChoosing] = useState<Choosing>()
  const { draft, parts } = kit
  const gap = gapOfKit(kit, member)
  usePlace(words.kit.titles[draft.way], '/more')
  useLinkedItem(kit)

  const unknown = useWorkScan(
    ([found]) => {
      if (found?.kind === 'unknown') return 'unknown'
      const item = goodsSaid(found)?.item
      const good = item !== undefined || (found?.kind === 'location' && isPhysical(found.location.kind) && kit.kit)
      answerScan(good ? 'good' : 'wrong')
      setChoosing(undefined)
      if (item) kit.choose(item.id)
      else if (good && found?.kind === 'location' && kit.kit) {
        kit.setSpot(kit.kit.id, { ...spotOf(draft, kit.kit.id), locationId: found.location.id })
      } else warn(words.flows.wrong(nameOfFound(found), kit.kit ? words.kit.expects : words.kit.expectsItem))
      return true
    },
    kit.kit ? spotOf(draft, kit.kit.id)?.locationId : undefined,
  )

  const amount = `${asFigure(kit.kits)} ${kit.kit?.baseUnit ?? ''} ${kit.kit?.name ?? ''}`
  const act = async () => {
    if (gap?.kind === 'item') setChoosing({ what: 'item' })
    if (gap?.kind === 'place' || gap?.kind === 'lot') setChoosing({ what: gap.kind, itemId: gap.itemId })
    if (gap) return
    const drafts = draftsOfKit(kit, workspace.newId(), (lotId) => workspace.read(lotQuery(lotId)) !== undefined)
    if (await record(drafts, { done: words.kit.done[draft.way](amount), undoable: true })) kit.clear()
  }

  const row = (part: Part) => (
    <li key={part.itemId}>
      <PartRow
        part={part}
        onPlace={() => setChoosing({ what: 'place', itemId: part.itemId })}
        onLot={() => setChoosing({ what: 'lot', itemId: part.itemId })}
      />
    </li>
  )

  return (
    <Screen
      label={words.kit.titles[draft.way]}
      top={<CameraStrip size="strip" />}
      action={
        <BigButton onClick={act} disabled={gap?.kind === 'cannot'}>
          {sayGap(gap) ?? words.kit.button[draft.way](amount)}
        </BigButton>
      }
    >
      <Panes
        left={
          <>
            <Choices label={words.kit.way} className={classes.ways}>
              {WAYS.map((way) => (
                <button
                  key={way}
                  type="button"
                  className={classes.way}
                  aria-pressed={draft.way === way}
                  onClick={() => kit.change({ way })}
                >
                  {words.kit.titles[way]}
                </button>
              ))}
            </Choices>
            <KitSlots kit={kit} gap={gap} onChoose={setChoosing} />
            {gap?.kind === 'cannot' ? (
              <p role="alert" className={classes.stop}>
                ✕ {gap.why}
              </p>
            ) : null}
            {parts.length > 0 ? (
              <Section title={words.kit.components}>
                <Rows label={words.kit.components}>{parts.map(row)}</Rows>
              </Section>
            ) : null}
          </>
        }
        right={
          kit.kit ? (
            <QuantityPad
              entry={{ ...draft.entry, unit: kit.kit.baseUnit }}
              onEntry={(entry) => kit.change({ entry })}
              units={[kit.kit.baseUnit]}
              note={kit.kit.baseUnit}
            />
          ) : null
        }
      />
      {unknown}
      <KitChoosers kit={kit} choosing={choosing} onClose={() => setChoosing(undefined)} />
    </Screen>
  )
}
