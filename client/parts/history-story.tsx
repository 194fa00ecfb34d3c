import { sitesOf } from '../../domain/movement.ts'
import { mayMove } from '../../domain/permissions.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { StateMark } from '../ui/state-mark.tsx'
import { asMoment } from '../ui/when.ts'
import { useLocation, useMembers } from '../view/hooks.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { HistoryRow } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { LocationLabel } from './location-label.tsx'
import { ReasonLabel } from './reason-label.tsx'
import { rejectionSaid } from './rejection-said.ts'
import { useMember } from './use-member.ts'
import { useRecord } from './use-record.ts'

const useMayUndo = (row: HistoryRow): boolean => {
  const member = useMember()
  const from = useLocation(row.fromLocationId)
  const to = useLocation(row.toLocationId)
  const { kind } = row
  if (row.type !== 'movement' || kind === 'count-variance' || kind === 'reversal' || kind === 'observation')
    return false
  if (row.reversedById !== undefined || row.state === 'rejected' || !from || !to) return false
  return mayMove(member, { kind, quantity: row.quantity ?? 0 }, sitesOf(from, to)).ok
}

const Story = ({ row, onClose }: { row: HistoryRow; onClose: () => void }) => {
  const members = useMembers()
  const member = useMember()
  const mayUndo = useMayUndo(row)
  const { undo } = useRecord()
  const workspace = useWorkspace()
  const now = new Date()
  const together = workspace.togetherWith(row.id)
  const takeBack = (...ids: string[]) => {
    void undo(...ids)
    onClose()
  }
  // The server's own corrections come from no device of anybody's.
  const device =
    row.userId === null || row.deviceId === null
      ? undefined
      : row.deviceId === workspace.deviceId
        ? words.history.thisDevice
        : words.history.otherDevice(row.deviceId.slice(-4))
  const who = row.userId === member.userId ? words.history.you : members.find((one) => one.id === row.userId)?.name
  return (
    <>
      <StateMark state={row.state} />
      <p>
        {row.state === 'rejected'
          ? rejectionSaid(row.outcome?.code, row.outcome?.message)
          : row.waits && row.state === 'accepted'
            ? words.count.waitsForLead
            : words.stateStory[row.state]}
      </p>
      <Facts
        facts={[
          { label: words.history.when, value: asMoment(row.happenedAt, now) },
          {
            label: words.history.arrived,
            value: row.arrivedAt ? asMoment(row.arrivedAt, now) : words.history.notYet,
          },
          ...(who ? [{ label: words.history.who, value: who }] : []),
          ...(device ? [{ label: words.history.device, value: device, wide: true }] : []),
          ...(row.fromLocationId
            ? [{ label: words.history.from, value: <LocationLabel id={row.fromLocationId} />, wide: true }]
            : []),
          ...(row.toLocationId
            ? [{ label: words.history.to, value: <LocationLabel id={row.toLocationId} />, wide: true }]
            : []),
          ...(row.reason ? [{ label: words.history.reason, value: <ReasonLabel said={row.reason} /> }] : []),
        ]}
      />
      {row.note ? <p>{row.note}</p> : null}
      {mayUndo ? (
        <BigButton kind="quiet" onClick={() => takeBack(row.id)}>
          {words.history.undoThis}
        </BigButton>
      ) : null}
      {mayUndo && together.length > 1 && row.kind !== 'consume' && row.kind !== 'produce' ? (
        <BigButton kind="quiet" onClick={() => takeBack(...together)}>
          {words.history.undoTogether(together.length)}
        </BigButton>
      ) : null}
    </>
  )
}

/** What a state mark tells when it is tapped: what happened, when, by whom, and the way back. */
export const HistoryStory = ({ row, onClose }: { row: HistoryRow | undefined; onClose: () => void }) => (
  <Sheet open={row !== undefined} title={row ? words.history.kinds[row.kind] : ''} onClose={onClose}>
    {row ? <Story row={row} onClose={onClose} /> : null}
  </Sheet>
)
