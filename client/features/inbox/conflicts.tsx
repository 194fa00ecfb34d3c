import type { Conflict } from '../../../domain/merge.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { Hint, Section } from '../../ui/screen.tsx'
import { documentQuery } from '../../view/documents.ts'
import { useKeptFields } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { conflictsIn, documentName, fieldName, settlement, type Target } from './conflict.ts'
import classes from './inbox.module.css'
import { valueSaid } from './value-said.ts'

type FieldProps = {
  conflict: Conflict
  collection: Target['collection']
  chosen: boolean | undefined
  onKeep: (mine: boolean) => void
}

const OneField = ({ conflict, collection, chosen, onKeep }: FieldProps) => {
  const workspace = useWorkspace()
  const show = (value: unknown): string => valueSaid(workspace, { collection, ...conflict }, value)
  return (
    <div>
      <p className={classes.field}>{fieldName(workspace, collection, conflict)}</p>
      <div className={classes.values}>
        <div className={classes.value}>
          <span className={classes.whose}>{words.inbox.base}</span>
          {show(conflict.base)}
        </div>
        <button type="button" className={classes.value} aria-pressed={chosen === true} onClick={() => onKeep(true)}>
          <span className={classes.whose}>{words.inbox.mine}</span>
          {show(conflict.mine)}
          <span className={classes.take}>{words.inbox.keepMine}</span>
        </button>
        <button type="button" className={classes.value} aria-pressed={chosen === false} onClick={() => onKeep(false)}>
          <span className={classes.whose}>{words.inbox.theirs}</span>
          {show(conflict.theirs)}
          <span className={classes.take}>{words.inbox.keepTheirs}</span>
        </button>
      </div>
    </div>
  )
}

/** For each clash, by its name, whether mine stays: kept, so that no interruption loses a choice. */
type Choices = Readonly<Record<string, boolean>>

const keyOf = ({ field, element }: Conflict): string => `${field} ${element ?? ''}`

const pairOf = (conflict: Conflict, mine: boolean | undefined): [Conflict, boolean][] =>
  mine === undefined ? [] : [[conflict, mine]]

type Props = { exception: ExceptionDocument; target: Target; conflicts: readonly Conflict[] }

/** One clash of one edit. A single field is settled with one tap; several are, once each has its value. */
const OneException = ({ exception, target, conflicts }: Props) => {
  const workspace = useWorkspace()
  const current = useQuery(documentQuery(target.collection, target.documentId))
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields<Choices>(`conflict:${exception.id}`, {})
  const name = documentName(workspace, target.collection, current)

  const keep = (conflict: Conflict, mine: boolean) => {
    const made: Choices = { ...fields, [keyOf(conflict)]: mine }
    change(made)
    const chosen = new Map(conflicts.flatMap((each) => pairOf(each, made[keyOf(each)])))
    if (chosen.size < conflicts.length) return
    const settled = settlement(workspace, { exception, target, current, name, chosen })
    void record(settled, { done: words.inbox.settled }).then((saved) => (saved ? forget() : undefined))
  }

  return (
    <article className={classes.conflict} aria-label={name}>
      <p className={classes.field}>{name}</p>
      {conflicts.map((conflict) => (
        <OneField
          key={keyOf(conflict)}
          conflict={conflict}
          collection={target.collection}
          chosen={fields[keyOf(conflict)]}
          onKeep={(mine) => keep(conflict, mine)}
        />
      ))}
    </article>
  )
}

/** Two people changed the same thing: what it was, yours, theirs; one tap says which stays. */
export const Conflicts = ({ conflicts }: { conflicts: readonly ExceptionDocument[] }) => (
  <Section title={words.inbox.conflict}>
    <Hint>{words.inbox.conflictHint}</Hint>
    {conflicts.map((exception) => {
      const found = conflictsIn(exception)
      return found ? <OneException key={exception.id} exception={exception} {...found} /> : null
    })}
  </Section>
)
