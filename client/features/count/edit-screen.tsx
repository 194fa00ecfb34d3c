import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useLocation as useRoute, useSearch } from 'wouter'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { CountDocument } from '../../../domain/protocol/documents.ts'
import { useLetGo, useRejectedEdit } from '../../parts/rejected-edit.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { useCount, useKeptFields, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { countEdit, type Plan, planOfCount } from './plan.ts'
import { RuleFields } from './rule-fields.tsx'

const text = words.count.plan

/** A count that is planned or under way: its name, who counts, blind or not, how far off is still fine, by when. */
export const EditScreen = ({ id }: { id: string }) => {
  const ready = useReady()
  const count = useCount(id)
  const replaces = new URLSearchParams(useSearch()).get('replaces')
  const correcting = useRejectedEdit(replaces)
  usePlace(count?.name ?? words.count.title, `/count/${id}`)
  if (!count) return <Gone title={words.count.gone} ready={ready} />
  return <EditForm key={replaces} count={count} correcting={correcting} />
}

type Props = { count: CountDocument; correcting: EditAction | undefined }

const EditForm = ({ count, correcting }: Props) => {
  const [, navigate] = useRoute()
  const { record } = useRecord()
  const letGo = useLetGo()
  // What somebody else changes meanwhile clashes with this, and is not taken back by it unseen.
  const [seen] = useState(count)
  const { fields, change, forget } = useKeptFields<Partial<Plan>>(`count-edit:${correcting?.id ?? count.id}`, {})
  const plan: Plan = { ...planOfCount({ ...seen, ...(correcting?.set as Partial<CountDocument>) }), ...fields }

  const save = async () => {
    const { set, base } = countEdit(plan, seen)
    const isSame = Object.keys(set).length === 0
    if (isSame) letGo(correcting ? [correcting.id] : [])
    const saved =
      isSame ||
      (await record(
        [
          {
            ...{ type: 'edit', op: 'update', collection: 'counts', documentId: count.id, set, base },
            labels: { name: plan.name },
          },
        ],
        { done: words.items.saved(plan.name), replaces: correcting?.id },
      ))
    if (!saved) return
    forget()
    navigate(`/count/${count.id}`, { replace: true })
  }

  return (
    <Screen
      label={text.edit}
      action={
        <BigButton disabled={plan.name.trim() === ''} onClick={save}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput label={text.name} value={plan.name} onChange={(event) => change({ name: event.target.value })} />
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
