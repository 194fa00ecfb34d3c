import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import { useScan } from '../scan/use-scan.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Code } from '../ui/code.tsx'
import { Row } from '../ui/row.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { warn } from '../ui/toast.ts'
import { useWorkspace } from '../view/provider.tsx'
import { words } from '../words/index.ts'
import { answerScan } from './answer-scan.ts'
import { ItemChooser } from './item-chooser.tsx'
import { nameOfFound } from './name-of-found.ts'
import { useRecord } from './use-record.ts'

type Props = { code: string; onClose: () => void; onLinked: () => void }

/** Gives a code to an item: choose the item, and of which of its units the code is. */
export const LinkCode = ({ code, onClose, onLinked }: Props) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const [item, setItem] = useState<ItemDocument | undefined>()
  const [unit, setUnit] = useState<string | undefined>()

  // Another label of the item, or its SKU, names it too.
  useScan(({ code: scanned }) => {
    const [found] = workspace.lookup(scanned)
    const named = found?.kind === 'item' || found?.kind === 'lot' ? found.item : undefined
    answerScan(named ? 'good' : 'wrong')
    if (named) setItem(named)
    else warn(words.flows.wrong(nameOfFound(found), words.unknownCode.expected(code)))
    return true
  })

  if (!item) return <ItemChooser open onClose={onClose} onChoose={setItem} />

  const units = [item.baseUnit, ...item.units.map((one) => one.code).filter((one) => one !== item.baseUnit)]
  const chosen = unit ?? item.baseUnit
  const link = async () => {
    const barcode = chosen === item.baseUnit ? { code } : { code, unit: chosen }
    const linked = await record(
      [
        {
          type: 'edit',
          op: 'update',
          collection: 'items',
          documentId: item.id,
          set: { barcodes: [...item.barcodes, barcode] },
          base: { barcodes: item.barcodes },
          labels: { name: item.name },
        },
      ],
      { done: words.unknownCode.linked(code, item.name) },
    )
    if (linked) onLinked()
  }
  return (
    <Sheet
      open
      title={words.unknownCode.link}
      onClose={onClose}
      footer={<BigButton onClick={link}>{words.unknownCode.linkTo(item.name)}</BigButton>}
    >
      <Row title={item.name} detail={<Code value={code} />} />
      {units.length > 1 ? (
        <SegmentedControl
          fullWidth
          aria-label={words.pad.unit}
          value={chosen}
          onChange={setUnit}
          data={units.map((one) => ({ value: one, label: one }))}
        />
      ) : null}
    </Sheet>
  )
}
