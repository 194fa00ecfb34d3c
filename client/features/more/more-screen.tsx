import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Panes, Screen, Section } from '../../ui/screen.tsx'
import { words } from '../../ui/words.ts'
import { useSyncState } from '../../view/hooks.ts'

const WORK = ['receive', 'put-away', 'move', 'pick', 'return', 'send-back', 'adjust'] as const

/** Everything that has no place among the five. */
export const MoreScreen = () => {
  const { inbox } = useSyncState()
  usePlace(words.more.title)
  return (
    <Screen label={words.more.title}>
      <Panes
        parts
        left={
          <>
            {' '}
            <Section title={words.more.look}>
              <Rows>
                <li>
                  <Row
                    href="/inbox"
                    title={words.inbox.title}
                    trailing={inbox > 0 ? <strong>{inbox}</strong> : undefined}
                  />
                </li>
                <li>
                  <Row href="/locations" title={words.locations.title} />
                </li>
                <li>
                  <Row href="/orders" title={words.orders.title} />
                </li>
                <li>
                  <Row href="/reasons" title={words.reasons.title} />
                </li>
              </Rows>
            </Section>
            <Section title={words.more.device}>
              <Rows>
                <li>
                  <Row href="/settings" title={words.settings.title} />
                </li>
              </Rows>
            </Section>
          </>
        }
        right={
          <Section title={words.more.work}>
            <Rows>
              {WORK.map((flow) => (
                <li key={flow}>
                  <Row href={`/${flow}`} title={words.flows.titles[flow]} />
                </li>
              ))}
              <li>
                <Row href="/kit" title={`${words.kit.titles.kit} · ${words.kit.titles.unkit}`} />
              </li>
              {(['move', 'transfer'] as const).map((kind) => (
                <li key={`several ${kind}`}>
                  <Row href={kind === 'move' ? '/move-several' : '/transfer'} title={words.basket.title[kind]} />
                </li>
              ))}
            </Rows>
          </Section>
        }
      />
    </Screen>
  )
}
