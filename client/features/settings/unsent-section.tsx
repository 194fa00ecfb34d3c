import { saveFile } from '../../platform/save-file.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Section } from '../../ui/screen.tsx'
import { dayOf } from '../../ui/when.ts'
import { useSyncState } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './settings.module.css'

/** Work that is only on this device, and a way to carry it elsewhere by hand. */
export const UnsentSection = () => {
  const workspace = useWorkspace()
  const { pending } = useSyncState()
  const save = () => saveFile(words.sync.exportName(dayOf(new Date())), workspace.exportQueue(), 'application/json')
  return (
    <Section title={words.settings.queue}>
      <div className={classes.block}>
        <p>{pending === 0 ? words.settings.allSent : words.settings.unsent(pending)}</p>
        <BigButton kind="quiet" onClick={save}>
          {words.settings.export}
        </BigButton>
      </div>
    </Section>
  )
}
