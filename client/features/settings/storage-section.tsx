import { useEffect, useState } from 'react'
import { askForPersistence } from '../../platform/storage.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useWorkspace } from '../../view/provider.tsx'
import type { StorageHealth } from '../../view/workspace.ts'
import { locale, words } from '../../words/index.ts'
import classes from './settings.module.css'

const inUnit = (unit: string, maximumFractionDigits: number) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits })
const megabytes = inUnit('megabyte', 0)
const gigabytes = inUnit('gigabyte', 1)
const asRoom = (bytes: number) => (bytes < 1e9 ? megabytes.format(bytes / 1e6) : gigabytes.format(bytes / 1e9))

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
