import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import type { CountScheduleDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Hint, Screen } from '../../ui/screen.tsx'
import { typedWhole } from '../../ui/typed-figure.ts'
import { dayOf } from '../../ui/when.ts'
import { useCountPlan, useCountSchedules, useDraft, useReady } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { emptyPlan, planOfSchedule, type SchedulePlan, scheduleEdit, scheduleFields, wishOf } from './plan.ts'
import { RuleFields } from './rule-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { SiteField } from './site-field.tsx'
import { useSites } from './use-sites.ts'

const text = words.count.schedule

/** One schedule: what is counted, every how many days, from when on. Without an id, a new one. */
export const ScheduleScreen = ({ id }: { id?: string }) => {
  const ready = useReady()
  const schedule = useCountSchedules().find((one) => one.id === id)
  usePlace(schedule?.name ?? text.create, '/count/schedules')
  if (id !== undefined && !schedule) return <Gone title={text.gone} ready={ready} />
  return <ScheduleForm key={id} schedule={schedule} />
}

const ScheduleForm = ({ schedule }: { schedule: CountScheduleDocument | undefined }) => {
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const { record } = useRecord()
  const sites = useSites()
  const [seen] = useState(schedule)
  const [draft, setDraft] = useDraft<SchedulePlan>(`count-schedule:${schedule?.id ?? 'new'}`)
  const { dueOn: _, ...empty } = emptyPlan
  const fresh = { ...empty, siteId: sites[0]?.id ?? '', everyDays: '30', nextOn: dayOf(new Date()) }
  const plan: SchedulePlan = { ...(seen ? planOfSchedule(seen) : fresh), ...draft }
  const change = (part: Partial<SchedulePlan>) => setDraft({ ...plan, ...part })
  const covers = useCountPlan(wishOf(plan))
  const complete = plan.name.trim() !== '' && plan.siteId !== '' && Number(plan.everyDays) >= 1 && plan.nextOn !== ''

  const write = async (set: Record<string, unknown>, base: Record<string, unknown>, done: string) => {
    const documentId = seen?.id ?? workspace.newId()
    const op = seen ? 'update' : 'create'
    const labels = { name: plan.name }
    const saved =
      Object.keys(set).length === 0 ||
      (await record([{ type: 'edit', op, collection: 'count-schedules', documentId, set, base, labels }], { done }))
    if (saved) navigate('/count/schedules', { replace: true })
    return saved
  }
  const save = async () => {
    const { set, base } = seen ? scheduleEdit(plan, seen) : { set: scheduleFields(plan), base: {} }
    if (await write(set, base, text.saved(plan.name))) setDraft(undefined)
  }
  // What is half changed stays so: a pause is no save.
  const pause = (active: boolean) =>
    write({ active }, { active: !active }, active ? text.resumed(plan.name) : text.pausedNow(plan.name))

  return (
    <Screen
      label={seen?.name ?? text.create}
      action={
        <Actions>
          {seen ? (
            <BigButton kind="quiet" onClick={() => pause(!seen.active)}>
              {seen.active ? text.pause : text.resume}
            </BigButton>
          ) : null}
          <BigButton disabled={!complete} onClick={save}>
            {seen ? words.save : text.save}
          </BigButton>
        </Actions>
      }
    >
      <div className={classes.form}>
        {seen && !seen.active ? <Hint>{text.isPaused}</Hint> : null}
        <TextInput
          label={words.count.plan.name}
          value={plan.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <SiteField sites={seen ? [] : sites} plan={plan} change={change} />
        <TextInput
          label={text.everyDays}
          inputMode="numeric"
          value={plan.everyDays}
          onChange={(event) => change({ everyDays: typedWhole(event.target.value).slice(0, 4) })}
        />
        <TextInput
          type="date"
          label={text.nextOn}
          value={plan.nextOn}
          onChange={(event) => change({ nextOn: event.target.value })}
        />
        <ScopeFields plan={plan} covers={covers} change={change} />
        <RuleFields plan={plan} change={change} />
      </div>
    </Screen>
  )
}
