import { useCallback, useState } from 'react'
import { isPhysical } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useLetGo } from '../../parts/rejected-edit.ts'
import { sayPad } from '../../parts/say-pad.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { say, warn } from '../../ui/toast.ts'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './basket.module.css'
import { type Basket, type BasketKind, type BasketLine, EMPTY_BASKET, hear } from './basket.ts'
import { draftsOf, gapOf, type LineFacts } from './build.ts'
import { LineEditor } from './line-editor.tsx'
import { useShipmentNumber } from './shipment-number.ts'
import { sourcesIn, useBasket, useLinkedBasket } from './use-basket.ts'

const LineRow = ({ facts, selected, onOpen }: { facts: LineFacts; selected: boolean; onOpen: () => void }) => (
  <Row
    title={facts.item?.name ?? words.unknownName}
    detail={
      <>
        {facts.line.lot ? <span>{facts.line.lot.code}</span> : null}
        {facts.from ? <LocationLabel id={facts.from.id} /> : <span>▲ {words.flows.chooseFrom}</span>}
      </>
    }
    trailing={<strong>{sayPad(facts.item, facts.line.entry)}</strong>}
    selected={selected}
    onClick={onOpen}
  />
)

/** Several items at once: scanned into a basket, then moved to one bin, or sent to one site, all together or not at all. */
export const BasketScreen = ({ kind }: { kind: BasketKind }) => <BasketWork key={kind} kind={kind} />

const BasketWork = ({ kind }: { kind: BasketKind }) => {
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const letGo = useLetGo()
  const nextNumber = useShipmentNumber(kind)
  const [basket, facts, change] = useBasket(kind)
  const { openKey } = basket
  const setOpenKey = (key: string | undefined) => change((now) => ({ ...now, openKey: key }))
  const [choosing, setChoosing] = useState<'from' | 'to' | undefined>()
  const gap = gapOf(facts, member)
  const open = basket.lines.find(({ key }) => key === openKey)
  const fits = useCallback(
    (end: 'from' | 'to', place: LocationDocument) =>
      end === 'to' && kind === 'transfer' ? place.kind === 'site' : isPhysical(place.kind),
    [kind],
  )
  const fitsChosen = useCallback((place: LocationDocument) => fits(choosing ?? 'from', place), [fits, choosing])
  const put = (line: BasketLine) =>
    change((now) => ({ ...now, lines: now.lines.map((one) => (one.key === line.key ? line : one)) }))
  useLinkedBasket(kind, change)
  /** With the way back: a wrong tap costs nothing of what was scanned. */
  const take = (next: (now: Basket) => Basket, said: string) => {
    const before = basket
    change(next)
    say(said, { undo: () => change(() => before) })
  }
  const remove = (key: string) =>
    take((now) => ({ ...now, lines: now.lines.filter((one) => one.key !== key) }), words.basket.removed)
  usePlace(words.basket.title[kind], '/')
  useWakeLock()

  const unknown = useWorkScan(([found]) => {
    const asked = { sources: sourcesIn(workspace), fits }
    const heard = hear(basket, found, asked)
    if (heard.said === 'unknown') return 'unknown'
    answerScan(heard.good ? 'good' : 'wrong')
    if (heard.good) change((now) => hear(now, found, asked).basket)
    else {
      const end = basket.lines.length === 0 ? 'from' : 'to'
      const expected = heard.said === 'no-goods' ? words.basket.expects.goods : words.basket.expects[kind][end]
      warn(words.flows.wrong(nameOfFound(found), expected))
    }
    return true
  }, basket.fromId)

  const act = async () => {
    if (gap?.kind === 'empty') return say(words.scan.hint)
    if (gap?.kind === 'line') return setOpenKey(gap.key)
    if (gap?.kind === 'to') return setChoosing('to')
    if (gap) return
    const number = await nextNumber()
    const done = words.basket.done[kind](facts.lines.length, facts.to?.code ?? '', number)
    const { replaces = [] } = basket
    const drafts = draftsOf(facts, { newId: workspace.newId, number }).map((draft, at) => {
      const replacesId = replaces[at]
      return replacesId ? { ...draft, replacesId } : draft
    })
    if (await record(drafts, { done, undoable: true })) {
      letGo(replaces.slice(drafts.length))
      change(() => EMPTY_BASKET)
    }
  }

  const label =
    gap?.kind === 'empty'
      ? words.basket.empty
      : gap?.kind === 'line'
        ? gap.why
        : gap?.kind === 'to'
          ? words.basket.chooseTo[kind]
          : words.basket.button[kind](facts.lines.length, facts.to?.code ?? '')

  return (
    <>
      <TwoPane
        list={
          <Screen
            label={words.basket.title[kind]}
            top={<CameraStrip size="strip" />}
            action={
              <div className={classes.buttons}>
                <BigButton kind="quiet" onClick={() => take(() => EMPTY_BASKET, words.flows.cleared)}>
                  {words.flows.clear}
                </BigButton>
                <BigButton onClick={act} disabled={gap?.kind === 'cannot'}>
                  {label}
                </BigButton>
              </div>
            }
          >
            <Slots>
              <Slot
                label={words.flows.from}
                value={basket.fromId ? <LocationLabel id={basket.fromId} /> : undefined}
                next={basket.lines.length === 0}
                onOpen={() => setChoosing('from')}
              />
              <Slot
                label={words.flows.to}
                value={facts.to ? <LocationLabel id={facts.to.id} /> : undefined}
                next={gap?.kind === 'to'}
                onOpen={() => setChoosing('to')}
              />
            </Slots>
            {basket.replaces ? <Hint>{words.flows.correcting}</Hint> : null}
            {gap?.kind === 'cannot' ? (
              <p role="alert" className={classes.stop}>
                ✕ {gap.why}
              </p>
            ) : null}
            <Section title={words.basket.inIt}>
              {basket.lines.length === 0 ? <EmptyState title={words.basket.empty} hint={words.basket.hint} /> : null}
              <Rows label={words.basket.inIt}>
                {facts.lines.map((one) => (
                  <li key={one.line.key}>
                    <LineRow facts={one} selected={one.line.key === openKey} onOpen={() => setOpenKey(one.line.key)} />
                  </li>
                ))}
              </Rows>
            </Section>
          </Screen>
        }
        detail={
          open ? (
            <LineEditor
              key={open.key}
              line={open}
              onChange={put}
              onRemove={() => remove(open.key)}
              onClose={() => setOpenKey(undefined)}
            />
          ) : null
        }
        empty={facts.lines.length > 0 ? <EmptyState title={words.basket.chooseLine} /> : null}
      />
      {unknown}
      {choosing ? (
        <LocationChooser
          open
          title={choosing === 'from' ? words.flows.chooseFrom : words.basket.chooseTo[kind]}
          fits={fitsChosen}
          onClose={() => setChoosing(undefined)}
          onChoose={(id) => {
            change((now) => ({ ...now, [choosing === 'from' ? 'fromId' : 'toId']: id }))
            setChoosing(undefined)
          }}
        />
      ) : null}
    </>
  )
}
