import { useLocation as useRoute } from 'wouter'
import { exceptionName } from '../../parts/exception-name.ts'
import { HistoryRows } from '../../parts/history-rows.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen, Section } from '../../ui/screen.tsx'
import { say } from '../../ui/toast.ts'
import { asMoment } from '../../ui/when.ts'
import { type ChangedWork, changesQuery } from '../../view/changed.ts'
import { useLooked } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const WorkRow = ({ changed, now }: { changed: ChangedWork; now: Date }) => {
  const { title, href, state } =
    changed.kind === 'order'
      ? {
          title: `${words.orders.kinds[changed.order.kind]} ${changed.order.number}`,
          href: `/orders/${changed.order.id}`,
          state: words.orders.states[changed.order.state],
        }
      : {
          title: words.home.count(changed.count.name),
          href: `/count/${changed.count.id}`,
          state: words.count.states[changed.count.state],
        }
  return (
    <Row
      {...{ title, href }}
      detail={
        <>
          <span>{asMoment(changed.at, now)}</span>
          <span>{changed.isNew ? words.changed.isNew : words.changed.isChanged}</span>
        </>
      }
      trailing={state}
    />
  )
}

/** What others changed since this member last looked. It stays until they say that they have seen it. */
export const ChangedScreen = () => {
  const [, navigate] = useRoute()
  const changes = useQuery(changesQuery)
  const [looked, look, lookAsBefore] = useLooked()
  const now = new Date()
  usePlace(words.changed.title, '/')
  const seen = () => {
    look()
    say(words.changed.seen, { undo: () => lookAsBefore(looked) })
    navigate('/')
  }
  const { work = [], moved = [], settled = [] } = changes ?? {}
  if (work.length + moved.length + settled.length === 0) {
    return <EmptyState title={words.changed.nothing} hint={words.changed.nothingHint} />
  }
  return (
    <Screen label={words.changed.title} action={<BigButton onClick={seen}>{words.changed.allSeen}</BigButton>}>
      {work.length === 0 ? null : (
        <Section title={words.changed.work}>
          <Rows label={words.changed.work}>
            {work.map((changed) => (
              <li key={changed.kind === 'order' ? changed.order.id : changed.count.id}>
                <WorkRow {...{ changed, now }} />
              </li>
            ))}
          </Rows>
        </Section>
      )}
      {settled.length === 0 ? null : (
        <Section title={words.changed.settled}>
          <Rows label={words.changed.settled}>
            {settled.map((exception) => (
              <li key={exception.id}>
                <Row title={exceptionName(exception.kind)} detail={asMoment(exception.updatedAt, now)} />
              </li>
            ))}
          </Rows>
        </Section>
      )}
      {moved.length === 0 ? null : (
        <Section title={words.changed.moved}>
          <HistoryRows label={words.changed.moved} rows={moved} />
        </Section>
      )}
    </Screen>
  )
}
