import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { isVirtual } from '../../../domain/location.ts'
import { may, worksAt } from '../../../domain/permissions.ts'
import type { LocationDocument } from '../../../domain/protocol.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { words } from '../../ui/words.ts'
import { useDraft, useLocations, useMembers } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import classes from './count.module.css'
import { countFields, emptyPlan, type Plan } from './plan.ts'
import { binsOf } from './scope.ts'

const text = words.count.plan

/** A lead plans a count: which bins, who, blind or not, how far off is still fine. */
export const PlanScreen = () => {
  const member = useMember()
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const { record } = useRecord()
  const locations = useLocations()
  const sites = locations.filter(
    (place) => place.kind === 'site' && !place.archived && may(member, 'plan-counts', place.id),
  )
  const [draft, setDraft] = useDraft<Plan>('count-plan')
  const plan = { ...emptyPlan, siteId: sites[0]?.id ?? '', ...draft }
  const change = (part: Partial<Plan>) => setDraft({ ...plan, ...part })
  const people = useMembers().filter(
    (one) => one.active && one.role !== 'viewer' && one.role !== 'admin' && worksAt(one, plan.siteId),
  )
  const [choosing, setChoosing] = useState(false)
  const bins = binsOf({ scope: { locationIds: plan.placeIds } }, locations)
  const fits = (place: LocationDocument) =>
    !isVirtual(place.kind) && (place.id === plan.siteId || place.siteId === plan.siteId)
  const complete = plan.name.trim() !== '' && plan.siteId !== '' && bins.length > 0
  usePlace(words.count.create, '/count')

  const toggle = (id: string) =>
    change({
      assigneeIds: plan.assigneeIds.includes(id)
        ? plan.assigneeIds.filter((one) => one !== id)
        : [...plan.assigneeIds, id],
    })

  const save = async () => {
    const documentId = workspace.newId()
    const set = countFields(
      plan,
      bins.map((bin) => bin.id),
    )
    const saved = await record(
      [{ type: 'edit', op: 'create', collection: 'counts', documentId, set, base: {}, labels: { name: plan.name } }],
      { done: text.saved(plan.name) },
    )
    if (!saved) return
    setDraft(undefined)
    navigate(`/count/${documentId}`, { replace: true })
  }

  return (
    <Screen
      label={words.count.create}
      action={
        <BigButton disabled={!complete} onClick={save}>
          {text.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput label={text.name} value={plan.name} onChange={(event) => change({ name: event.target.value })} />
        {sites.length > 1 ? (
          <NativeSelect
            label={text.site}
            value={plan.siteId}
            data={sites.map((site) => ({ value: site.id, label: site.name }))}
            onChange={(event) => change({ siteId: event.target.value, placeIds: [], assigneeIds: [] })}
          />
        ) : null}
        <Section title={text.scope} aside={text.bins(bins.length)}>
          <Rows>
            {plan.placeIds.map((id) => (
              <li key={id}>
                <Row
                  title={<LocationLabel id={id} />}
                  trailing={words.flows.clear}
                  onClick={() => change({ placeIds: plan.placeIds.filter((one) => one !== id) })}
                />
              </li>
            ))}
          </Rows>
          <BigButton kind="quiet" onClick={() => setChoosing(true)}>
            {text.addPlace}
          </BigButton>
        </Section>
        <Section title={text.assignees}>
          <div className={classes.people} style={{ paddingTop: 12 }}>
            {people.map((one) => (
              <button
                key={one.id}
                type="button"
                className={classes.person}
                aria-pressed={plan.assigneeIds.includes(one.id)}
                onClick={() => toggle(one.id)}
              >
                {one.name}
              </button>
            ))}
          </div>
        </Section>
        <Switch label={text.blind} checked={plan.blind} onChange={(event) => change({ blind: event.target.checked })} />
        <TextInput
          label={text.toleranceUnits}
          inputMode="numeric"
          value={plan.toleranceUnits}
          onChange={(event) => change({ toleranceUnits: event.target.value.replace(/\D/g, '') })}
        />
        <TextInput
          label={text.tolerancePercent}
          inputMode="decimal"
          value={plan.tolerancePercent}
          onChange={(event) => change({ tolerancePercent: event.target.value.replace(/[^\d.]/g, '') })}
        />
        <TextInput
          type="date"
          label={text.due}
          value={plan.dueOn}
          onChange={(event) => change({ dueOn: event.target.value })}
        />
      </div>
      {choosing ? (
        <LocationChooser
          open
          title={text.addPlace}
          fits={fits}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            change({ placeIds: [...new Set([...plan.placeIds, id])] })
            setChoosing(false)
          }}
        />
      ) : null}
    </Screen>
  )
}
