import { useState } from 'react'
import { cellKey } from '../../../domain/cell.ts'
import { may } from '../../../domain/permissions.ts'
import type { Take } from '../../../domain/pick.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { words } from '../../ui/words.ts'
import { useOrder } from '../../view/hooks.ts'
import { CellChoices } from './cell-choices.tsx'
import type { PickWork } from './use-pick-work.ts'

type Props = {
  work: PickWork
  /** A line of an order; at a stop with the cell it asks for. */
  line: { orderId: string; lineId: string; itemId: string }
  stop?: Take
  onClose: () => void
  onQuantity?: () => void
  onLeave?: () => Promise<void>
}

/** Another bin or lot, another item, another quantity; or no more of it. */
export const OtherSheet = ({ work, line, stop, onClose, onQuantity, onLeave }: Props) => {
  const member = useMember()
  const order = useOrder(line.orderId)
  const [choosingItem, setChoosingItem] = useState(false)
  const [itemId, setItemId] = useState(line.itemId)
  const isLead = may(member, 'resolve-exceptions', order?.siteId)

  const takeFrom = (cell: { itemId: string; locationId: string; lotId: string }) => {
    const { instead } = work.now().choices
    work.change({ instead: { ...instead, [line.lineId]: { itemId: cell.itemId, cell: cellKey(cell) } } })
    onClose()
  }

  if (choosingItem) {
    return (
      <ItemChooser
        open
        onClose={() => setChoosingItem(false)}
        onChoose={(item) => {
          setItemId(item.id)
          setChoosingItem(false)
        }}
      />
    )
  }
  return (
    <Sheet
      open
      title={words.outbound.walk.otherTitle}
      onClose={onClose}
      footer={
        <Actions>
          <BigButton kind="quiet" onClick={() => setChoosingItem(true)}>
            {words.outbound.walk.otherItem}
          </BigButton>
          {onQuantity ? (
            <BigButton kind="quiet" onClick={onQuantity}>
              {words.outbound.walk.otherQuantity}
            </BigButton>
          ) : null}
          {onLeave ? (
            <BigButton kind="quiet" onClick={onLeave}>
              {words.outbound.walk.leave}
            </BigButton>
          ) : null}
        </Actions>
      }
    >
      {itemId !== line.itemId && !isLead ? <Hint>▲ {words.outbound.walk.otherItemHint}</Hint> : null}
      <CellChoices
        itemId={itemId}
        siteId={order?.siteId ?? ''}
        except={stop ? cellKey(stop) : ''}
        onChoose={takeFrom}
      />
    </Sheet>
  )
}
