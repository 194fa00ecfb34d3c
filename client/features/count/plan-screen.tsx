import { TextInput } from '@mantine/core'
import { useLocation as useRoute, useSearch } from 'wouter'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { CountDocument } from '../../../domain/protocol/documents.ts'
import { useRejectedEdit } from '../../parts/rejected-edit.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useCountPlan, useDraft } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { countFields, emptyPlan, type Plan, planOfCount, wishOf } from './plan.ts'
import { RuleFields } from './rule-fields.tsx'
import { ScopeFields } from './scope-fields.tsx'
import { SiteField } from './site-field.tsx'
import { useSites } from './use-sites.ts'

const text = words.count.plan

/** A lead plans a count: what, who, blind or not, how far off is still fine; or one that was not accepted, again. */
export const PlanScreen = () => {
  const replaces = new URLSearchParams(useSearch()).get('replaces')
  const correcting = useRejectedEdit(replaces)
  return <Planning key={replaces} correcting={correcting} />
}

const Planning = ({ correcting }: { correcting: EditAction | undefined }) => {
  const workspace = useWorkspace()
  const [, navigate] = useRoute()
  const { record } = useRecord()
  const sites = useSites()
  const [draft, setDraft] = useDraft<Plan>(correcting ? `count-plan:${correcting.id}` : 'count-plan')
  const said = correcting && planOfCount(correcting.set as CountDocument)
  const plan = { ...emptyPlan, siteId: sites[0]?.id ?? '', ...said, ...draft }
  const change = (part: Partial<Plan>) => setDraft({ ...plan, ...part })
  const covers = useCountPlan(wishOf(plan))
  const complete = plan.name.trim() !== '' && plan.siteId !== '' && covers.bins > 0
  usePlace(words.count.create, '/count')

  const save = async () => {
    const documentId = correcting?.documentId ?? workspace.newId()
    const set = countFields(plan, covers.scope)
    const saved = await record(
      [{ type: 'edit', op: 'create', collection: 'counts', documentId, set, base: {}, labels: { name: plan.name } }],
      { done: text.saved(plan.name), replaces: correcting?.id },
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
        <SiteField sites={sites} plan={plan} change={change} />
        <ScopeFields plan={plan} covers={covers} change={change} />
        <RuleFields plan={plan} change={change} />
        <TextInput
          type="date"
          label={text.due}
          value={plan.dueOn}
          onChange={(event) => change({ dueOn: event.target.value })}
        />
      </div>
    </Screen>
  )
}
