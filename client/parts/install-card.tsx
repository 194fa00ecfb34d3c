import { declineInstall, install, useInstall, useInstallDeclined } from '../platform/install.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Actions, Hint, Section } from '../ui/screen.tsx'
import { words } from '../words/index.ts'

/** How the app comes onto the device. `always`: somebody looks for it; else it shows until it was declined. */
export const InstallCard = ({ always = false }: { always?: boolean }) => {
  const how = useInstall()
  const declined = useInstallDeclined()
  if (how === 'none' || (declined && !always)) return null
  return (
    <Section title={words.install.title}>
      <Hint>{words.install.hint}</Hint>
      {how === 'steps' ? (
        <ol>
          {words.install.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
      <Actions>
        {how === 'ask' ? (
          <BigButton kind="quiet" onClick={install}>
            {words.install.now}
          </BigButton>
        ) : null}
        {always ? null : (
          <BigButton kind="quiet" onClick={declineInstall}>
            {words.install.decline}
          </BigButton>
        )}
      </Actions>
    </Section>
  )
}
