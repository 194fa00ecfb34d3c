import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSyncState } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './settings.module.css'

type Props = { onClose: () => void; onLeave: () => Promise<void> }

/** Signing out removes what is stored here; unsent work is never removed without being named first. */
export const SignOutSheet = ({ onClose, onLeave }: Props) => {
  const workspace = useWorkspace()
  // Another tab may record or send while the sheet is open: what it names is what is so at the tap.
  const { pending: unsent } = useSyncState()
  const leave = async (force: boolean) => {
    if ((await workspace.wipe({ force })).wiped) await onLeave()
  }
  const clean = unsent === 0
  return (
    <Sheet open title={words.settings.signOutTitle} onClose={onClose}>
      <p className={clean ? undefined : classes.stop}>
        {clean ? words.settings.signOutClean : words.settings.signOutUnsent(unsent)}
      </p>
      <Actions>
        <BigButton kind={clean ? 'quiet' : 'primary'} onClick={onClose}>
          {words.settings.stay}
        </BigButton>
        <BigButton kind={clean ? 'primary' : 'quiet'} onClick={() => leave(!clean)}>
          {clean ? words.settings.signOut : words.settings.signOutForced}
        </BigButton>
      </Actions>
    </Sheet>
  )
}
