import { useState } from 'react'
import { sitesOfOrder } from '../../../domain/order.ts'
import { may, worksAt } from '../../../domain/permissions.ts'
import type { MemberDocument, OrderDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useKeptFields, useMembers } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const text = words.orders.assignees

const Names = ({ ids }: { ids: readonly string[] }) => {
  const members = useMembers()
  const nameOf = (id: string): string => members.find((one) => one.id === id)?.name ?? words.unknownName
  return ids.map(nameOf).join(', ')
}

/** To whom the order was given, as a fact of its card; whoever is there takes on what nobody was given. */
export const assigneesFact = ({ assigneeIds = [] }: OrderDocument) =>
  assigneeIds.length > 0 ? [{ label: text.title, value: <Names ids={assigneeIds} />, wide: true }] : []

/** Who can do something for it: works there, and neither only looks on nor only administers. Who has it already can give it up. */
const offeredFor = (order: OrderDocument, members: readonly MemberDocument[]): readonly MemberDocument[] => {
  const sites = sitesOfOrder(order)
  return members.filter(
    (one) =>
      order.assigneeIds?.includes(one.id) ||
      (one.active && one.role !== 'viewer' && one.role !== 'admin' && sites.some((site) => worksAt(one, site))),
  )
}

const AssigneesSheet = ({ order, onClose }: { order: OrderDocument; onClose: () => void }) => {
  const { record } = useRecord()
  const people = offeredFor(order, useMembers())
  const { fields, change, forget } = useKeptFields(`assignees:${order.id}`, {
    seen: order.assigneeIds,
    chosen: (order.assigneeIds ?? []) as readonly string[],
  })
  const { seen, chosen } = fields
  const isSame = chosen.length === (seen?.length ?? 0) && chosen.every((id) => seen?.includes(id))
  const save = async () => {
    const saved = await record(
      [
        {
          ...{ type: 'edit', op: 'update', collection: 'orders', documentId: order.id },
          // Orders of before there were any have none to have seen.
          ...{ set: { assigneeIds: [...chosen] }, base: seen ? { assigneeIds: seen } : {} },
          labels: { name: order.number },
        },
      ],
      { done: text.saved(order.number), undoable: true },
    )
    if (!saved) return
    forget()
    onClose()
  }
  return (
    <Sheet
      open
      title={text.title}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={isSame}>
          {text.save(chosen.length)}
        </BigButton>
      }
    >
      {people.length === 0 ? <Hint>{text.none}</Hint> : chosen.length === 0 ? <Hint>{text.nobody}</Hint> : null}
      <Rows label={text.title}>
        {people.map(({ id, name, role }) => (
          <li key={id}>
            <Row
              ticks
              selected={chosen.includes(id)}
              title={name}
              detail={words.settings.roles[role]}
              onClick={() =>
                change({ chosen: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] })
              }
            />
          </li>
        ))}
      </Rows>
    </Sheet>
  )
}

/** Giving an order to somebody: to them it is the next thing to do, and they are told. For who writes orders. */
export const AssignOrder = ({ order }: { order: OrderDocument }) => {
  const member = useMember()
  const [open, setOpen] = useState(false)
  if (!may(member, 'edit-orders', order.siteId) || (order.state !== 'draft' && order.state !== 'open')) return null
  return (
    <>
      <BigButton kind="quiet" onClick={() => setOpen(true)}>
        {text.open}
      </BigButton>
      {open ? <AssigneesSheet order={order} onClose={() => setOpen(false)} /> : null}
    </>
  )
}
