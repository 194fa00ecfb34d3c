import { useEffect } from 'react'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { asMoment } from '../../ui/when.ts'
import { changesQuery } from '../../view/changed.ts'
import { useLooked } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** How much others changed since the member last looked: one line, so that nothing below moves when something comes in. */
export const ChangedRow = () => {
  const changes = useQuery(changesQuery)
  const [, look] = useLooked()
  const isFirst = changes === undefined
  // Whoever works here for the first time has seen nothing before: from now on it is told.
  useEffect(() => {
    if (isFirst) look()
  }, [isFirst, look])
  if (!changes) return null
  const count = changes.work.length + changes.moved.length + changes.settled.length
  const since = words.changed.since(asMoment(changes.since, new Date()))
  return (
    <Section title={words.changed.title}>
      <Rows label={words.changed.title}>
        <li>
          {count === 0 ? (
            <Row title={words.changed.nothing} detail={since} />
          ) : (
            <Row href="/changed" title={words.changed.count(count)} detail={since} />
          )}
        </li>
      </Rows>
    </Section>
  )
}
