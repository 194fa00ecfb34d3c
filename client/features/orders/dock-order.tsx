import { useState } from 'react'
import { NO_PROGRESS } from '../../../domain/order.ts'
import { may } from '../../../domain/permissions.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { dockJobHref, dockJobsOf } from '../../parts/order-job.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure, Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Hint, Section } from '../../ui/screen.tsx'
import { useItem, useOrderProgress } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

type Line = OrderDocument['lines'][number]

/** How far a line is at each end: what left for another site, what came, what went back. */
const DockLine = ({ order, line, href }: { order: OrderDocument; line: Line; href: string | undefined }) => {
  const item = useItem(line.itemId)
  const { shipped, received, returned } = useOrderProgress(order.id)[line.id] ?? NO_PROGRESS
  return (
    <Row
      {...(href ? { href } : {})}
      title={item?.name ?? words.unknownName}
      detail={
        <>
          {item ? <Code value={item.sku} /> : null}
          {order.kind === 'transfer' ? <span>{words.orders.sent(asFigure(shipped))}</span> : null}
          <span>{words.orders.done.purchase(asFigure(received))}</span>
          {returned > 0 ? <span>{words.orders.returned(asFigure(returned))}</span> : null}
        </>
      }
      trailing={<Quantity value={line.quantity} {...(item ? { unit: item.baseUnit } : {})} />}
    />
  )
}

/** The lines of a purchase or a transfer; a line opens the work of this member's end, or what of it goes back to the supplier. */
export const DockLines = ({ order }: { order: OrderDocument }) => {
  const member = useMember()
  const [job] = dockJobsOf(order, member)
  const progress = useOrderProgress(order.id)
  const [sendingBack, setSendingBack] = useState(false)
  const came = order.kind === 'purchase' && Object.values(progress).some((line) => (line?.received ?? 0) > 0)
  const hrefOf = (line: Line): string | undefined => {
    if (sendingBack) return `/send-back?${new URLSearchParams({ item: line.itemId, order: order.id, line: line.id })}`
    return job && `${dockJobHref(order.id, job)}?line=${line.id}`
  }
  return (
    <Section title={words.orders.lines} aside={words.orders.ordered}>
      <Rows label={words.orders.lines}>
        {order.lines.map((line) => (
          <li key={line.id}>
            <DockLine order={order} line={line} href={hrefOf(line)} />
          </li>
        ))}
      </Rows>
      {came && may(member, 'receive', order.siteId) ? (
        <>
          <BigButton kind="quiet" onClick={() => setSendingBack(!sendingBack)}>
            {sendingBack ? words.orders.sendNothingBack : words.orders.sendBack}
          </BigButton>
          {sendingBack ? <Hint>{words.orders.sendBackHint}</Hint> : null}
        </>
      ) : null}
    </Section>
  )
}

/** The work that the order asks of this member, at the thumb: first of two is the end where goods are waiting for. */
export const DockActions = ({ order }: { order: OrderDocument }) => {
  const jobs = dockJobsOf(order, useMember())
  const progress = useOrderProgress(order.id)
  const isUnderWay = order.lines.some(({ id }) => {
    const { shipped, received } = progress[id] ?? NO_PROGRESS
    return shipped > received
  })
  const next = jobs.length > 1 && !isUnderWay ? 'send' : jobs[0]
  return (
    <Actions>
      {jobs.map((job) => (
        <BigButton key={job} kind={job === next ? 'primary' : 'quiet'} href={dockJobHref(order.id, job)}>
          {words.receive.open[job]}
        </BigButton>
      ))}
    </Actions>
  )
}
