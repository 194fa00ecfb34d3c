import { useEffect, useState } from 'react'
import { askForPersistence } from '../../platform/storage.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import type { StorageHealth } from '../../view/kept-here.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { asRoom } from './room.ts'
import classes from './settings.module.css'

/** Whether the browser may throw away what is stored here, and how much that is. */
export const StorageSection = () => {
  const workspace = useWorkspace()
  const [health, setHealth] = useState<StorageHealth | undefined>()
  const look = async () => setHealth(await workspace.storage())
  useEffect(() => {
    void workspace.storage().then(setHealth)
  }, [workspace])
  return (
    <Section title={words.settings.storage}>
      {health ? (
        <div className={classes.block}>
          <p className={health.persisted ? classes.good : classes.caution}>
            {health.persisted ? `● ${words.settings.persisted}` : `▲ ${words.settings.notPersisted}`}
          </p>
          <Hint>{words.settings.used(asRoom(health.usageBytes), asRoom(health.quotaBytes))}</Hint>
          {health.persisted ? null : (
            <BigButton kind="quiet" onClick={() => void askForPersistence().then(look)}>
              {words.settings.askPersist}
            </BigButton>
          )}
        </div>
      ) : null}
    </Section>
  )
}
