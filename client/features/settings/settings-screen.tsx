import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { InstallCard } from '../../parts/install-card.tsx'
import { useMember } from '../../parts/use-member.ts'
import {
  type Preferences,
  setPreferences,
  TEXT_SIZES,
  type TextSize,
  usePreferences,
} from '../../platform/preferences.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row } from '../../ui/row.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { language, locale, words } from '../../words/index.ts'
import { LANGUAGES, type Language, speak } from '../../words/language.ts'
import classes from './settings.module.css'
import { SignOutSheet } from './sign-out-sheet.tsx'

const THEMES = ['system', 'light', 'dark'] as const
const percent = new Intl.NumberFormat(locale, { style: 'percent' })
const SWITCHES = ['highContrast', 'gloves', 'sound', 'vibration', 'flash'] as const

/** This device: how it looks and answers, what it stores, what it has not sent, who is signed in. */
export const SettingsScreen = ({ onLeave }: { onLeave: () => Promise<void> }) => {
  const member = useMember()
  const preferences = usePreferences()
  const [leaving, setLeaving] = useState(false)
  usePlace(words.settings.title, '/more')
  return (
    <Screen label={words.settings.title}>
      <Section title={words.settings.device}>
        <div className={classes.block}>
          <SegmentedControl
            fullWidth
            aria-label={words.settings.theme}
            value={preferences.theme}
            onChange={(theme) => setPreferences({ theme: theme as Preferences['theme'] })}
            data={THEMES.map((value) => ({ value, label: words.settings.themes[value] }))}
          />
          <NativeSelect
            label={words.settings.language}
            value={language}
            data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
            onChange={(event) => speak(event.target.value as Language)}
          />
          <NativeSelect
            label={words.settings.textSize}
            value={preferences.textSize}
            data={TEXT_SIZES.map((size) => ({ value: String(size), label: percent.format(size / 100) }))}
            onChange={(event) => setPreferences({ textSize: Number(event.target.value) as TextSize })}
          />
          {SWITCHES.map((name) => (
            <SwitchRow
              key={name}
              label={words.settings[name]}
              checked={preferences[name]}
              onTurn={(on) => setPreferences({ [name]: on })}
            />
          ))}
        </div>
      </Section>
      <Row href="/settings/scanner" title={words.scanner.open} />
      <Row href="/settings/labels" title={words.labels.settings.title} />
      <Row href="/notices" title={words.notices.title} />
      <Row href="/settings/storage" title={words.storage.open} />
      <InstallCard always />
      <Section title={words.settings.member}>
        <Row
          title={member.name}
          detail={`${member.email} · ${member.orgName}`}
          trailing={words.settings.roles[member.role]}
        />
        <BigButton kind="quiet" onClick={() => setLeaving(true)}>
          {words.settings.signOut}
        </BigButton>
      </Section>
      {leaving ? <SignOutSheet onClose={() => setLeaving(false)} onLeave={onLeave} /> : null}
    </Screen>
  )
}
