import { mayEdit } from '../../../domain/permissions.ts'
import type { LotDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { Choices } from '../../ui/choices.tsx'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const STATUSES = ['available', 'hold', 'quarantine', 'expired'] as const satisfies readonly LotDocument['status'][]

/** May this lot be used? A lead says so at a tap; everybody else reads it. */
export const LotStatus = ({ lot, item }: { lot: LotDocument; item: string }) => {
  const member = useMember()
  const { record } = useRecord()
  const mayChange = mayEdit(member, { op: 'update', collection: 'lots', set: {} }, []).ok
  const change = (status: LotDocument['status']) =>
    record(
      [
        {
          type: 'edit',
          op: 'update',
          collection: 'lots',
          documentId: lot.id,
          set: { status },
          base: { status: lot.status },
          labels: { name: lot.code, item },
        },
      ],
      { done: words.lot.changed(lot.code, words.items.lotStatus[status]), undoable: true },
    )
  if (!mayChange) {
    return (
      <Hint>
        {lot.status === 'available'
          ? words.items.lotStatus.available
          : words.lot.notYours(words.items.lotStatus[lot.status])}
      </Hint>
    )
  }
  return (
    <Choices label={words.lot.status} className={classes.statuses}>
      {STATUSES.map((status) => (
        <button
          key={status}
          type="button"
          className={classes.toggle}
          aria-pressed={lot.status === status}
          onClick={() => void (lot.status === status ? undefined : change(status))}
        >
          {words.items.lotStatus[status]}
        </button>
      ))}
    </Choices>
  )
}
