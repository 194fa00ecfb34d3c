import { saveFile } from '../platform/save-file.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Facts } from '../ui/facts.tsx'
import { Actions } from '../ui/screen.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { asMoment, dayOf } from '../ui/when.ts'
import { useSyncState } from '../view/hooks.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { Member } from '../view/session.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'
import { SignInAgain } from './sign-in-again.tsx'

type Props = { open: boolean; onClose: () => void; onEnter: (member: Member) => void }

/** What the state badge opens: what waits, since when, the last contact, and what can be done about it. */
export const SyncSheet = ({ open, onClose, onEnter }: Props) => {
  const sync = useSyncState()
  const workspace = useWorkspace()
  const exportQueue = () =>
    saveFile(words.sync.exportName(dayOf(new Date())), workspace.exportQueue(), 'application/json')
  const now = new Date()
  const enter = (member: Member) => {
    onClose()
    onEnter(member)
    workspace.syncNow()
  }
  return (
    <Sheet open={open} title={words.sync.title} onClose={onClose}>
      {sync.trouble ? (
        <p className={classes.wrong} role="alert">
          {words.sync.trouble[sync.trouble]}
        </p>
      ) : null}
      {sync.trouble === 'signed-out' ? <SignInAgain email={workspace.member.email} onEnter={enter} /> : null}
      <Facts
        facts={[
          { label: words.sync.waiting, value: sync.pending === 0 ? words.sync.nothingWaits : sync.pending },
          ...(sync.oldestPending ? [{ label: words.sync.since, value: asMoment(sync.oldestPending, now) }] : []),
          {
            label: words.sync.lastContact,
            value: sync.lastContact ? asMoment(sync.lastContact, now) : words.sync.never,
          },
          ...(sync.progress
            ? [{ label: words.sync.progress, value: words.sync.of(sync.progress.done, sync.progress.total) }]
            : []),
        ]}
      />
      <BigButton onClick={() => workspace.syncNow()}>{words.sync.now}</BigButton>
      <Actions>
        <BigButton kind="quiet" href="/inbox" onClick={onClose}>
          {words.sync.inbox}
        </BigButton>
        <BigButton kind="quiet" onClick={exportQueue}>
          {words.sync.export}
        </BigButton>
      </Actions>
    </Sheet>
  )
}
