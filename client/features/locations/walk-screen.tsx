import { ChevronDown, ChevronUp, GripVertical } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { isPhysical, pathOf, siteOf } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import { moved, numbered, sequenced, startOf } from '../../../domain/pick-sequence.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Hint, Screen } from '../../ui/screen.tsx'
import { useDraft, useLocation, useLocations, useReady } from '../../view/hooks.ts'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import { useDragged } from './use-dragged.ts'
import classes from './walk.module.css'

const text = words.walk
/** An aisle; who has more in one place walks it in parts. */
const MOST = 500

const collator = new Intl.Collator(undefined, { numeric: true })

/** In which order one walks past the bins of a place: dragged, or moved by keys; saved as the fewest changes that say it. */
export const WalkScreen = ({ id }: { id: string }) => {
  const ready = useReady()
  const place = useLocation(id)
  usePlace(text.title, `/locations/${id}`)
  if (!place) return <Gone title={words.locations.gone} ready={ready} />
  return <Walk key={id} place={place} />
}

const Walk = ({ place }: { place: LocationDocument }) => {
  const member = useMember()
  const { record } = useRecord()
  const [, navigate] = useRoute()
  const all = useLocations()
  const { own, others } = useMemo(() => {
    const byId = new Map(all.map((one) => [one.id, one]))
    const isInside = (one: LocationDocument) => pathOf(one, (id) => byId.get(id)).some(({ id }) => id === place.id)
    const bins = all.filter((one) => isPhysical(one.kind) && !one.archived && siteOf(one) === siteOf(place))
    return { own: bins.filter(isInside), others: bins.filter((one) => !isInside(one)) }
  }, [all, place])
  const [kept, keep] = useDraft<readonly string[]>(`walk:${place.id}`)
  const byId = new Map(own.map((one) => [one.id, one]))
  const known = (kept ?? []).flatMap((id) => byId.get(id) ?? [])
  const order = [...known, ...own.filter((one) => !known.includes(one))]
  const list = useRef<HTMLOListElement>(null)
  const [said, say] = useState('')
  const put = (from: number, to: number) => {
    const at = Math.min(order.length - 1, Math.max(0, to))
    if (at === from) return
    keep(moved(order, from, at).map(({ id }) => id))
    say(text.movedTo(order[from]?.code ?? '', at + 1, order.length))
  }
  const { dragged, grip } = useDragged(list, put)

  const start = startOf(
    order,
    others.flatMap(({ pickSequence }) => pickSequence ?? []),
  )
  const changesOf = (numbers: readonly number[]): ActionDraft[] =>
    order.flatMap(({ id, code, pickSequence }, at) =>
      pickSequence === numbers[at]
        ? []
        : [
            {
              ...{ type: 'edit', op: 'update', collection: 'locations', documentId: id },
              ...{ set: { pickSequence: numbers[at] }, base: { pickSequence }, labels: { name: code } },
            },
          ],
    )
  const save = async (numbers: readonly number[], done: string) => {
    const drafts = changesOf(numbers)
    if (drafts.length > 0 && !(await record(drafts, { done, undoable: true }))) return
    keep(undefined)
    navigate(`/locations/${place.id}`, { replace: true })
  }

  if (!may(member, 'edit-locations', siteOf(place)))
    return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  if (own.length > MOST) return <EmptyState title={text.tooMany} hint={text.tooManyHint} />
  if (own.length === 0) return <EmptyState title={words.locations.nothingInside} />
  const least = sequenced(order, start)
  return (
    <Screen
      label={text.title}
      action={
        <BigButton onClick={() => save(least, text.saved(place.code))} disabled={changesOf(least).length === 0}>
          {text.save(changesOf(least).length)}
        </BigButton>
      }
    >
      <Hint>{text.hint}</Hint>
      <Actions>
        <BigButton
          kind="quiet"
          onClick={() => keep([...order].sort((a, b) => collator.compare(a.code, b.code)).map(({ id }) => id))}
        >
          {text.byCode}
        </BigButton>
        <BigButton kind="quiet" onClick={() => save(numbered(order, start), text.saved(place.code))}>
          {text.number(start)}
        </BigButton>
      </Actions>
      <p className={classes.said} aria-live="polite">
        {said}
      </p>
      <ol ref={list} className={classes.list} aria-label={text.title}>
        {order.map(({ id, code, pickSequence }, at) => (
          <li key={id} className={classes.row} data-dragged={dragged === at || undefined}>
            <button
              type="button"
              className={classes.grip}
              aria-label={text.move(code)}
              onPointerDown={(event) => grip(event, at)}
              onKeyDown={(event) => {
                const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: order.length - 1 }[event.key]
                if (to === undefined) return
                event.preventDefault()
                put(at, to)
              }}
            >
              <GripVertical size={20} aria-hidden />
            </button>
            <Code value={code} />
            <span className={classes.number}>{pickSequence ?? '–'}</span>
            <button
              type="button"
              className={classes.step}
              aria-label={text.up(code)}
              disabled={at === 0}
              onClick={() => put(at, at - 1)}
            >
              <ChevronUp size={20} aria-hidden />
            </button>
            <button
              type="button"
              className={classes.step}
              aria-label={text.down(code)}
              disabled={at === order.length - 1}
              onClick={() => put(at, at + 1)}
            >
              <ChevronDown size={20} aria-hidden />
            </button>
          </li>
        ))}
      </ol>
    </Screen>
  )
}
