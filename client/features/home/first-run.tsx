import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { deviceTimeZone } from '../../platform/time-zone.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { beginningsQuery } from '../../view/beginnings.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { sampleActions } from './sample.ts'

/** From an empty organisation to the first scanned bin; gone once something has moved. */
export const FirstRun = () => {
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const { binId, hasItem, hasMoved, lossId } = useQuery(beginningsQuery)
  if (hasMoved || lossId === undefined || !may(member, 'edit-locations')) return null
  const text = words.firstRun
  const steps = [
    { title: text.bin, href: '/locations', done: binId !== undefined },
    { title: text.item, href: '/items', done: hasItem },
    ...(binId === undefined ? [] : [{ title: text.label, href: `/labels?place=${binId}`, done: false }]),
    { title: text.scan, href: '/scan', done: false },
    { title: text.receive, href: '/receive', done: false },
  ]
  const fill = () =>
    record(sampleActions({ newId: workspace.newId, lossId, timeZone: deviceTimeZone() }, text.sample), {
      done: text.filled,
    })
  return (
    <Section title={text.title}>
      <Hint>{text.hint}</Hint>
      <Rows>
        {steps.map(({ title, href, done }, at) => (
          <li key={href}>
            <Row href={href} title={`${at + 1}. ${title}`} trailing={done ? `● ${text.done}` : undefined} />
          </li>
        ))}
      </Rows>
      {binId === undefined && !hasItem ? (
        <>
          <BigButton kind="quiet" onClick={fill}>
            {text.fill}
          </BigButton>
          <Hint>{text.fillHint}</Hint>
        </>
      ) : null}
    </Section>
  )
}
