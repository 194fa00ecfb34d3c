import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { words } from '../../words/index.ts'
import type { Cell } from './use-visit.ts'

type Props = { cell: Cell; onClose: () => void; onGone: () => void }

/** A serial that was seen by mistake: the one way to say that it is not here. */
export const DoubtSheet = ({ cell, onClose, onGone }: Props) => (
  <Sheet
    open
    title={cell.item.name}
    onClose={onClose}
    footer={<BigButton onClick={onGone}>{words.count.notHereAfterAll}</BigButton>}
  >
    <p>{cell.lotCode ? <Code value={cell.lotCode} /> : null}</p>
  </Sheet>
)
