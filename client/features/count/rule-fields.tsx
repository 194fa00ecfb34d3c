import { Switch, TextInput } from '@mantine/core'
import { worksAt } from '../../../domain/permissions.ts'
import { Hint, Section } from '../../ui/screen.tsx'
import { shownFigure, typedDecimal, typedWhole } from '../../ui/typed-figure.ts'
import { useMembers } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import type { Plan } from './plan.ts'

const text = words.count.plan

type Rules = Pick<Plan, 'siteId' | 'assigneeIds' | 'blind' | 'toleranceUnits' | 'tolerancePercent' | 'toleranceValue'>
type Props = { plan: Rules; change: (part: Partial<Rules>) => void }

/** Who counts, blind or not, and how far off is still fine. */
export const RuleFields = ({ plan, change }: Props) => {
  const people = useMembers().filter(
    (one) => one.active && one.role !== 'viewer' && one.role !== 'admin' && worksAt(one, plan.siteId),
  )
  const toggle = (id: string) =>
    change({
      assigneeIds: plan.assigneeIds.includes(id)
        ? plan.assigneeIds.filter((one) => one !== id)
        : [...plan.assigneeIds, id],
    })
  return (
    <>
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
        {plan.assigneeIds.length === 0 ? <Hint>{text.open}</Hint> : null}
      </Section>
      <Switch label={text.blind} checked={plan.blind} onChange={(event) => change({ blind: event.target.checked })} />
      <TextInput
        label={text.toleranceUnits}
        inputMode="numeric"
        value={plan.toleranceUnits}
        onChange={(event) => change({ toleranceUnits: typedWhole(event.target.value).slice(0, 9) })}
      />
      <TextInput
        label={text.tolerancePercent}
        inputMode="decimal"
        value={shownFigure(plan.tolerancePercent)}
        onChange={(event) => change({ tolerancePercent: typedDecimal(event.target.value) })}
      />
      <TextInput
        label={text.toleranceValue}
        description={text.toleranceValueHint}
        inputMode="decimal"
        value={shownFigure(plan.toleranceValue)}
        onChange={(event) => change({ toleranceValue: typedDecimal(event.target.value) })}
      />
    </>
  )
}
