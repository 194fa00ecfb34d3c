import type { Conflict } from '../../../domain/merge.ts'
import { may, mayEdit } from '../../../domain/permissions.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { Hint } from '../../ui/screen.tsx'
import { documentQuery } from '../../view/documents.ts'
import { useKeptFields, useMembers } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { documentName, fieldName, settlement, type Target } from './conflict.ts'
import classes from './inbox.module.css'
import { valueSaid } from './value-said.ts'

/** What each side is called: to whom the clash is not theirs, "yours" would be somebody else's. */
type Sides = { mine: string; theirs: string; keepMine: string; keepTheirs: string }

type FieldProps = {
  conflict: Conflict
  collection: Target['collection']
  sides: Sides
  chosen: boolean | undefined
  /** Nothing where this member may not choose it. */
  onKeep: { mine?: (() => void) | undefined; theirs?: (() => void) | undefined }
}

type SideProps = { whose: string; said: string; keep: string; chosen: boolean; onKeep: (() => void) | undefined }

const Side = ({ whose, said, keep, chosen, onKeep }: SideProps) => {
  const values = (
    <>
      <span className={classes.whose}>{whose}</span>
      {said}
    </>
  )
  if (!onKeep) return <div className={classes.value}>{values}</div>
  return (
    <button type="button" className={classes.value} aria-pressed={chosen} onClick={onKeep}>
      {values}
      <span className={classes.take}>{keep}</span>
    </button>
  )
}

const OneField = ({ conflict, collection, sides, chosen, onKeep }: FieldProps) => {
  const workspace = useWorkspace()
  const show = (value: unknown): string => valueSaid(workspace, { collection, ...conflict }, value)
  const { mine, theirs, keepMine, keepTheirs } = sides
  return (
    <div>
      <p className={classes.field}>{fieldName(workspace, collection, conflict)}</p>
      <div className={classes.values}>
        <Side whose={words.inbox.base} said={show(conflict.base)} keep="" chosen={false} onKeep={undefined} />
        <Side
          {...{ whose: mine, said: show(conflict.mine), keep: keepMine }}
          {...{ chosen: chosen === true, onKeep: onKeep.mine }}
        />
        <Side
          {...{ whose: theirs, said: show(conflict.theirs), keep: keepTheirs }}
          {...{ chosen: chosen === false, onKeep: onKeep.theirs }}
        />
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

const useSides = ({ ownerId }: ExceptionDocument): Sides => {
  const member = useMember()
  const owner = useMembers().find(({ id }) => id === ownerId)
  const { mine, theirs, keepMine, keepTheirs, stands, keepStanding, keepOf } = words.inbox
  if (ownerId === member.userId) return { mine, theirs, keepMine, keepTheirs }
  const name = owner?.name ?? words.unknownName
  return { mine: name, theirs: stands, keepMine: keepOf(name), keepTheirs: keepStanding }
}

/**
 * Two people changed the same thing: what it was, what either made of it; one tap says which stays. A single field is settled with one tap;
 * several are, once each has its value.
 */
export const ConflictCard = ({ exception, target, conflicts }: Props) => {
  const workspace = useWorkspace()
  const member = useMember()
  const sides = useSides(exception)
  const current = useQuery(documentQuery(target.collection, target.documentId))
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields<Choices>(`conflict:${exception.id}`, {})
  const name = documentName(workspace, target.collection, current)
  const maySettle = may(member, 'resolve-exceptions')
  const set = Object.fromEntries(conflicts.map(({ field, mine }) => [field, mine]))
  const mayPut = maySettle && mayEdit(member, { op: 'update', collection: target.collection, set }, []).ok

  const keep = (conflict: Conflict, mine: boolean) => {
    const made: Choices = { ...fields, [keyOf(conflict)]: mine }
    change(made)
    const chosen = new Map(conflicts.flatMap((each) => pairOf(each, made[keyOf(each)])))
    if (chosen.size < conflicts.length) return
    const settled = settlement(workspace, { exception, target, current, name, chosen, sides })
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
          sides={sides}
          chosen={fields[keyOf(conflict)]}
          onKeep={{
            mine: mayPut ? () => keep(conflict, true) : undefined,
            theirs: maySettle ? () => keep(conflict, false) : undefined,
          }}
        />
      ))}
      {maySettle ? null : <Hint>{words.inbox.leadSettles}</Hint>}
    </article>
  )
}
