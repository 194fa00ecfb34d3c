import { may } from '../../../domain/permissions.ts'
import { InstallCard } from '../../parts/install-card.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Panes, Screen, Section } from '../../ui/screen.tsx'
import { useLastDeeds, useReady, useSyncState } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { ChangedRow } from './changed-row.tsx'
import { FirstRun } from './first-run.tsx'
import { LastDone } from './last-done.tsx'
import { NextUp } from './next-up.tsx'
import { SampleSection } from './sample-section.tsx'

const STARTS = [
  { flow: 'receive', right: 'receive' },
  { flow: 'put-away', right: 'move' },
  { flow: 'move', right: 'move' },
  { flow: 'pick', right: 'pick' },
  { flow: 'adjust', right: 'adjust' },
] as const

const CALM_AFTER = 3

/** What should I do next? Then: what others changed since I last looked, and what I just did. */
export const HomeScreen = () => {
  const member = useMember()
  const ready = useReady()
  const starts = STARTS.filter(({ right }) => may(member, right))
  // Not before somebody has worked with it, nor while something is on its way.
  const deeds = useLastDeeds(CALM_AFTER)
  const { kind } = useSyncState()
  const calm = deeds.length === CALM_AFTER && kind === 'up-to-date'
  usePlace(member.orgName)
  return (
    <Screen label={words.home.title}>
      <Panes
        parts
        left={
          <>
            {ready ? <FirstRun /> : null}
            <Section title={words.home.next}>
              {ready ? <NextUp starts={starts.length > 0} /> : <EmptyState title={words.notLoaded} />}
            </Section>
          </>
        }
        // On a phone it stands below: not before what is above has its height, or it would jump away under the thumb.
        right={
          ready ? (
            <>
              <ChangedRow />
              {starts.length === 0 ? null : (
                <Section title={words.home.start}>
                  <Actions>
                    {starts.map(({ flow }) => (
                      <BigButton key={flow} kind="quiet" href={`/${flow}`}>
                        {words.flows.titles[flow]}
                      </BigButton>
                    ))}
                    {may(member, 'move') ? (
                      <>
                        <BigButton kind="quiet" href="/move-several">
                          {words.basket.title.move}
                        </BigButton>
                        <BigButton kind="quiet" href="/transfer">
                          {words.basket.title.transfer}
                        </BigButton>
                      </>
                    ) : null}
                    {may(member, 'count') ? (
                      <BigButton kind="quiet" href="/count">
                        {words.count.title}
                      </BigButton>
                    ) : null}
                  </Actions>
                </Section>
              )}
              <Section title={words.last.title}>
                <LastDone />
              </Section>
              <SampleSection />
              {calm ? <InstallCard /> : null}
            </>
          ) : null
        }
      />
    </Screen>
  )
}
