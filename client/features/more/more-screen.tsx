import { may, mayImport } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { rightFor } from '../../parts/work-rights.ts'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Panes, Screen, Section } from '../../ui/screen.tsx'
import { useSyncState } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const FLOWS = ['receive', 'put-away', 'move', 'pick', 'return', 'send-back', 'adjust'] as const

const WORK: readonly { path: string; title: string }[] = [
  ...FLOWS.map((flow) => ({ path: `/${flow}`, title: words.flows.titles[flow] })),
  { path: '/kit', title: `${words.kit.titles.kit} · ${words.kit.titles.unkit}` },
  { path: '/move-several', title: words.basket.title.move },
  { path: '/transfer', title: words.basket.title.transfer },
]

/** Everything that has no place among the five. */
export const MoreScreen = () => {
  const { inbox } = useSyncState()
  const member = useMember()
  const work = WORK.filter(({ path }) => may(member, rightFor(path) ?? 'read'))
  usePlace(words.more.title)
  return (
    <Screen label={words.more.title}>
      <Panes
        parts
        left={
          <>
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
                  <Row href="/notices" title={words.notices.title} />
                </li>
                <li>
                  <Row href="/locations" title={words.locations.title} />
                </li>
                <li>
                  <Row href="/orders" title={words.orders.title} />
                </li>
                <li>
                  <Row href="/partners" title={words.partners.title} />
                </li>
                <li>
                  <Row href="/labels" title={words.labels.pallets} />
                </li>
                <li>
                  <Row href="/categories" title={words.categories.title} />
                </li>
                <li>
                  <Row href="/attributes" title={words.attributes.title} />
                </li>
                <li>
                  <Row href="/reasons" title={words.reasons.title} />
                </li>
                {may(member, 'edit-orders') ? (
                  <li>
                    <Row href="/order-numbers" title={words.orderNumbers.title} />
                  </li>
                ) : null}
                <li>
                  <Row href="/export" title={words.more.export} />
                </li>
                {mayImport(member) ? (
                  <li>
                    <Row href="/import" title={words.more.import} />
                  </li>
                ) : null}
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
          work.length > 0 ? (
            <Section title={words.more.work}>
              <Rows>
                {work.map(({ path, title }) => (
                  <li key={path}>
                    <Row href={path} title={title} />
                  </li>
                ))}
              </Rows>
            </Section>
          ) : null
        }
      />
    </Screen>
  )
}
