import { NativeSelect, NumberInput, Switch, TextInput } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useLocation as useRoute, useSearch } from 'wouter'
import { isContainer, siteOf } from '../../../domain/location.ts'
import { codesBetween, placesToMake } from '../../../domain/location-pattern.ts'
import { may } from '../../../domain/permissions.ts'
import { numbered, startOf } from '../../../domain/pick-sequence.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Panes, Screen, Section } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { warn } from '../../ui/toast.ts'
import { useKeptFields, useLocation, useLocations } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { ActionDraft } from '../../view/workspace.ts'
import { words } from '../../words/index.ts'
import classes from './locations.module.css'

const text = words.places
const KINDS = ['bin', 'dock', 'aisle', 'zone'] as const
type Kind = (typeof KINDS)[number]

/** The first and the last few say which they are; nobody reads two thousand. */
const SHOWN = 12

/** Many places at once, by the first code and the last. */
export const BulkScreen = () => {
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const [, navigate] = useRoute()
  const inside = new URLSearchParams(useSearch()).get('inside') ?? undefined
  const { fields, change, forget } = useKeptFields('places-by-pattern', {
    ...{ first: '', last: '', kind: 'bin' as Kind, capacity: '', inOrder: true },
    ...{ parentId: inside, start: '' as number | string },
  })
  const [choosing, setChoosing] = useState(false)
  const all = useLocations()
  const asked = useLocation(fields.parentId)
  const parent = asked && isContainer(asked.kind) ? asked : undefined
  const siteId = parent ? siteOf(parent) : null
  const holdsOthers = useCallback(
    (place: LocationDocument) => isContainer(place.kind) && may(member, 'edit-locations', siteOf(place)),
    [member],
  )
  const unknown = useWorkScan(([found]) => {
    if (found?.kind === 'unknown') return 'unknown'
    const fits = found?.kind === 'location' && holdsOthers(found.location)
    answerScan(fits ? 'good' : 'wrong')
    if (fits) change({ parentId: found.location.id })
    else warn(words.flows.wrong(nameOfFound(found), text.expects))
    return true
  })
  usePlace(text.title, '/locations')
  const made = codesBetween(fields.first, fields.last)
  const there = useMemo(
    () => new Set(all.filter((place) => siteOf(place) === siteId).map(({ code }) => code)),
    [all, siteId],
  )
  const { make, skip } = made.ok ? placesToMake(made.value, (code) => there.has(code)) : { make: [], skip: [] }
  const walks = fields.kind === 'bin' || fields.kind === 'dock'
  const others = all.filter((place) => siteOf(place) === siteId).flatMap(({ pickSequence }) => pickSequence ?? [])
  const start = typeof fields.start === 'number' ? fields.start : startOf([], others)

  const save = async () => {
    if (!parent || make.length === 0) return
    const sequences = numbered(
      make.map((id) => ({ id, pickSequence: null })),
      start,
    )
    const drafts = make.map(
      (code, at): ActionDraft => ({
        ...{ type: 'edit', op: 'create', collection: 'locations', documentId: workspace.newId(), base: {} },
        set: {
          ...{ code, name: code, kind: fields.kind, parentId: parent.id, siteId },
          ...(walks && fields.inOrder ? { pickSequence: sequences[at] } : {}),
          ...(walks && fields.capacity.trim() ? { capacity: fields.capacity.trim() } : {}),
        },
        labels: { name: code },
      }),
    )
    if (!(await record(drafts, { done: text.made(make.length), undoable: true }))) return
    forget()
    navigate(`/locations/${parent.id}`, { replace: true })
  }

  if (!may(member, 'edit-locations')) return <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint} />
  const preview = make.length <= SHOWN ? make : [...make.slice(0, SHOWN - 3), '…', ...make.slice(-2)]
  return (
    <Screen
      label={text.title}
      action={
        <BigButton onClick={save} disabled={!parent || make.length === 0}>
          {text.make(make.length)}
        </BigButton>
      }
    >
      <Panes
        parts
        left={
          <div className={classes.form}>
            <Slots>
              <Slot
                label={words.locations.fields.parent}
                value={parent ? <LocationLabel id={parent.id} /> : undefined}
                next={!parent}
                onOpen={() => setChoosing(true)}
              />
            </Slots>
            <div className={classes.pair}>
              <TextInput
                label={text.first}
                placeholder={text.example.first}
                value={fields.first}
                onChange={(event) => change({ first: event.target.value })}
              />
              <TextInput
                label={text.last}
                placeholder={text.example.last}
                value={fields.last}
                onChange={(event) => change({ last: event.target.value })}
              />
            </div>
            <NativeSelect
              label={words.locations.fields.kind}
              value={fields.kind}
              data={KINDS.map((value) => ({ value, label: words.locations.kinds[value] }))}
              onChange={(event) => change({ kind: event.target.value as Kind })}
            />
            {walks ? (
              <>
                <TextInput
                  label={words.locations.fields.capacity}
                  value={fields.capacity}
                  maxLength={500}
                  onChange={(event) => change({ capacity: event.target.value })}
                />
                <Switch
                  label={text.inOrder}
                  checked={fields.inOrder}
                  onChange={(event) => change({ inOrder: event.target.checked })}
                />
                {fields.inOrder ? (
                  <NumberInput
                    label={text.start}
                    value={start}
                    min={0}
                    max={1e9}
                    allowDecimal={false}
                    onChange={(value) => change({ start: value })}
                  />
                ) : null}
              </>
            ) : null}
          </div>
        }
        right={
          <Section title={text.preview} aside={made.ok ? text.count(make.length) : undefined}>
            {made.ok ? null : <Hint>{text.wrong[made.error]}</Hint>}
            {skip.length > 0 ? <p>▲ {text.skipped(skip.length, skip.slice(0, 3).join(', '))}</p> : null}
            <ul className={classes.codes} aria-label={text.preview}>
              {preview.map((code) => (
                <li key={code}>{code}</li>
              ))}
            </ul>
          </Section>
        }
      />
      {unknown}
      {choosing ? (
        <LocationChooser
          open
          title={words.locations.fields.parent}
          fits={holdsOthers}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            change({ parentId: id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Screen>
  )
}
