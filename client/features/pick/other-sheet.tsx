import { useState } from 'react'
import { cellKey } from '../../../domain/cell.ts'
import { may } from '../../../domain/permissions.ts'
import type { Take } from '../../../domain/pick.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { scannedOf } from '../../parts/scanned.ts'
import { useMember } from '../../parts/use-member.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { warn } from '../../ui/toast.ts'
import { useOrder } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { CellChoices } from './cell-choices.tsx'
import { hearOther } from './other-scan.ts'
import { OtherVariants } from './other-variants.tsx'
import { useOtherCells } from './use-other-cells.ts'
import type { PickWork } from './use-pick-work.ts'

type Props = {
  work: PickWork
  /** A line of an order; at a stop with the cell it asks for. */
  line: { orderId: string; lineId: string; itemId: string }
  stop?: Take
  /** Another item that was chosen and not yet taken. */
  itemId: string | undefined
  onItem: (itemId: string) => void
  onClose: () => void
  onQuantity?: () => void
  onLeave?: () => Promise<void>
}

/** Another bin or lot, another item, another quantity; or no more of it. */
export const OtherSheet = ({ work, line, stop, itemId = line.itemId, onItem, onClose, onQuantity, onLeave }: Props) => {
  const member = useMember()
  const order = useOrder(line.orderId)
  const [choosingItem, setChoosingItem] = useState(false)
  const cells = useOtherCells(itemId, order?.siteId ?? '', stop ? cellKey(stop) : '')
  const workspace = useWorkspace()
  const isLead = may(member, 'resolve-exceptions', order?.siteId)

  const takeFrom = (cell: { itemId: string; locationId: string; lotId: string }) => {
    const { instead } = work.now().choices
    work.change({ instead: { ...instead, [line.lineId]: { itemId: cell.itemId, cell: cellKey(cell) } } })
    onClose()
  }

  const choose = (chosen: string) => {
    onItem(chosen)
    setChoosingItem(false)
  }

  // What is being chosen stays, whatever is scanned; a code that nothing has is asked about by the walk.
  useScan(({ code }) => {
    const [found] = workspace.lookup(code)
    if (!found || found.kind === 'unknown') return false
    const heard = hearOther(scannedOf(found), itemId, [...cells.offered, ...(cells.mayOverrule ? cells.held : [])])
    answerScan(heard.kind === 'no' ? 'wrong' : 'good')
    if (heard.kind === 'no') {
      const item = workspace.read(itemQuery(itemId))
      warn(words.outbound.walk.otherNo[heard.why](nameOfFound(found), item?.name ?? words.unknownName))
    } else if (heard.kind === 'item') choose(heard.itemId)
    else takeFrom(heard.cell)
    return true
  })

  if (choosingItem) {
    return (
      <ItemChooser
        open
        insteadOf={line.itemId}
        onClose={() => setChoosingItem(false)}
        onChoose={(item) => choose(item.id)}
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
      <CellChoices itemId={itemId} cells={cells} onChoose={takeFrom} />
      <OtherVariants itemId={itemId} siteId={order?.siteId ?? ''} onChoose={onItem} />
    </Sheet>
  )
}
