import { NumberInput, TextInput } from '@mantine/core'
import { setPreferences, usePreferences, type WedgeSettings } from '../../platform/preferences.ts'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import { ScannerTrial } from './scanner-trial.tsx'
import classes from './settings.module.css'

const TEXTS = ['prefix', 'suffix', 'separator'] as const

/** The keyboard wedge of this device: what it was set up to send, and a place to try it. */
export const ScannerScreen = () => {
  const { wedge } = usePreferences()
  usePlace(words.scanner.title, '/settings')
  const set = (change: Partial<WedgeSettings>) => setPreferences({ wedge: { ...wedge, ...change } })
  return (
    <Screen label={words.scanner.title}>
      <ScannerTrial wedge={wedge} />
      <Section title={words.scanner.setUp}>
        <div className={classes.block}>
          <Hint>{words.scanner.setUpHint}</Hint>
          {TEXTS.map((name) => (
            <TextInput
              key={name}
              label={words.scanner[name]}
              description={words.scanner.hints[name]}
              value={wedge[name]}
              maxLength={10}
              autoComplete="off"
              data-takes-scans
              onChange={(event) => set({ [name]: event.target.value })}
            />
          ))}
          <NumberInput
            label={words.scanner.characterMs}
            description={words.scanner.hints.characterMs}
            value={wedge.characterMs}
            min={5}
            max={100}
            clampBehavior="strict"
            allowDecimal={false}
            onChange={(value) => (typeof value === 'number' && value >= 5 ? set({ characterMs: value }) : undefined)}
          />
        </div>
      </Section>
    </Screen>
  )
}
