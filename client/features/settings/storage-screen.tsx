import { useEffect, useState } from 'react'
import { Facts } from '../../ui/facts.tsx'
import { usePlace } from '../../ui/place.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import type { KeptHere } from '../../view/kept-here.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { asRoom } from './room.ts'
import { StorageSection } from './storage-section.tsx'
import { UnsentSection } from './unsent-section.tsx'

const PARTS = ['cards', 'actions', 'drafts', 'photographs', 'pictures'] as const

/** What is kept on this device: how much of what, whether it may be cleared, and what has not been sent. */
export const StorageScreen = () => {
  const workspace = useWorkspace()
  const [kept, setKept] = useState<KeptHere | undefined>()
  usePlace(words.storage.title, '/settings')
  useEffect(() => {
    workspace.keptHere().then(setKept, (cause: unknown) => console.error('what is kept here', cause))
  }, [workspace])
  return (
    <Screen label={words.storage.title}>
      <StorageSection />
      <Section title={words.storage.kept}>
        {kept ? (
          <Facts
            facts={PARTS.map((part) => ({
              label: words.storage.parts[part],
              value: `${asFigure(kept[part].count)} · ${asRoom(kept[part].bytes)}`,
            }))}
          />
        ) : null}
        <Hint>{words.storage.keptHint}</Hint>
      </Section>
      <UnsentSection />
      <Hint>{words.storage.queueHint}</Hint>
    </Screen>
  )
}
