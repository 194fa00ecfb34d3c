import { asFigure, Quantity } from '../ui/quantity.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { Section } from '../ui/screen.tsx'
import { asDay } from '../ui/when.ts'
import { useExpectedLines, useItem } from '../view/hooks.ts'
import { words } from '../words/index.ts'
import { dockJobHref, dockJobsOf } from './order-job.ts'
import { useMember } from './use-member.ts'

/** The orders that this member receives and that still expect an item: a tap opens its line there. */
export const ExpectedOn = ({ itemId }: { itemId: string }) => {
  const member = useMember()
  const item = useItem(itemId)
  const expected = useExpectedLines(itemId).filter(({ order }) => dockJobsOf(order, member).includes('receive'))
  if (expected.length === 0) return null
  return (
    <Section title={words.receive.expectedOn}>
      <Rows label={words.receive.expectedOn}>
        {expected.map(({ order, left }) => (
          <li key={order.id}>
            <Row
              href={`${dockJobHref(order.id, 'receive')}?item=${itemId}`}
              title={order.number}
              detail={order.dueOn ? words.orders.due(asDay(order.dueOn)) : undefined}
              trailing={<Quantity value={left} {...(item ? { unit: item.baseUnit } : {})} />}
              label={words.receive.expects(order.number, `${asFigure(left)} ${item?.baseUnit ?? ''}`)}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
