import { Switch, TextInput } from '@mantine/core'
import type { ReasonDocument } from '../../../domain/protocol/documents.ts'
import type { MovementKind } from '../../../domain/protocol/kinds.ts'
import { reasonCode } from '../../../domain/reason.ts'
import { reasonSaid } from '../../parts/reason-said.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useKeptFields, useReasons } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './reasons.module.css'

/** Where a person is asked why. */
const KINDS = ['adjust', 'scrap', 'return'] as const satisfies readonly MovementKind[]

type Props = { reason?: ReasonDocument | undefined; onClose: () => void }

/** Makes or changes a reason: what it is called, where it is offered, whether it still is. Its code stays: movements name it. */
export const ReasonForm = ({ reason, onClose }: Props) => {
  const workspace = useWorkspace()
  const known = useReasons()
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields(`reason:${reason?.id ?? 'new'}`, {
    name: reason ? reasonSaid(reason) : '',
    kinds: (reason?.kinds ?? ['adjust']) as readonly MovementKind[],
    archived: reason?.archived ?? false,
    seen: reason,
  })
  const { name, kinds, archived, seen } = fields
  const typed = name.trim()
  // Left as it was read, in whatever language, it is called as before.
  const clean = seen && typed === reasonSaid(seen) ? seen.name : typed
  const isComplete = clean !== '' && kinds.length > 0

  const save = async () => {
    const wanted = { name: clean, kinds, archived }
    const saved = await record(
      [
        {
          type: 'edit',
          op: reason ? 'update' : 'create',
          collection: 'reasons',
          documentId: reason?.id ?? workspace.newId(),
          set: reason ? wanted : { ...wanted, code: reasonCode(clean, new Set(known.map(({ code }) => code))) },
          base: seen ? { name: seen.name, kinds: seen.kinds, archived: seen.archived } : {},
          labels: { name: clean },
        },
      ],
      { done: words.reasons.saved(typed) },
    )
    if (!saved) return
    forget()
    onClose()
  }

  return (
    <Sheet
      open
      title={reason ? words.reasons.edit : words.reasons.create}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={!isComplete}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={words.reasons.name}
          value={name}
          maxLength={500}
          onChange={(event) => change({ name: event.target.value })}
        />
        <Choices label={words.reasons.offeredFor} className={classes.kinds}>
          <span className={classes.label}>{words.reasons.offeredFor}</span>
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              className={classes.kind}
              aria-pressed={kinds.includes(kind)}
              onClick={() =>
                change({ kinds: kinds.includes(kind) ? kinds.filter((other) => other !== kind) : [...kinds, kind] })
              }
            >
              {words.history.kinds[kind]}
            </button>
          ))}
        </Choices>
        {reason ? (
          <Switch
            label={words.reasons.archived}
            checked={archived}
            onChange={(event) => change({ archived: event.target.checked })}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
