import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { ORDER_KINDS } from '../../view/order-numbers.ts'
import { words } from '../../words/index.ts'

const text = words.orderForm

/** Which kind of order is to be written. */
export const NewOrder = () => {
  const member = useMember()
  const [choosing, setChoosing] = useState(false)
  if (!may(member, 'edit-orders')) return null
  return (
    <>
      <BigButton kind="quiet" onClick={() => setChoosing(true)}>
        {text.create}
      </BigButton>
      <Sheet open={choosing} title={text.create} onClose={() => setChoosing(false)}>
        <Rows label={text.create}>
          {ORDER_KINDS.map((kind) => (
            <li key={kind}>
              <Row href={`/orders/new/${kind}`} title={text.createAs[kind]} onClick={() => setChoosing(false)} />
            </li>
          ))}
        </Rows>
      </Sheet>
    </>
  )
}
