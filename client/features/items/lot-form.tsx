import { TextInput } from '@mantine/core'
import type { ItemDocument, LotDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { asDay } from '../../ui/when.ts'
import { useKeptFields, useLots } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'
import { editOf, expiryByShelfLife, fieldsOf } from './lot-fields.ts'

type Props = { lot: LotDocument; item: ItemDocument; onClose: () => void }

/** Corrects what was typed of a lot: its code and its days. Whether it may be used is said on its card. */
export const LotForm = ({ lot, item, onClose }: Props) => {
  const { record } = useRecord()
  const others = useLots(item.id)
  const { fields, change, forget } = useKeptFields(`lot:${lot.id}`, {
    ...fieldsOf(lot),
    /** As the person saw it: what has changed meanwhile is no change of theirs. */
    seen: lot,
  })
  const { code, madeOn, expiresOn, seen } = fields
  const clean = code.trim()
  const isTaken = others.some((other) => other.id !== lot.id && other.code === clean)
  const byShelfLife = expiryByShelfLife(fields, item)

  const save = async () => {
    const { set, base } = editOf(fields, seen)
    const labels = { name: clean, item: item.name }
    const saved =
      Object.keys(set).length === 0 ||
      (await record([{ type: 'edit', op: 'update', collection: 'lots', documentId: lot.id, set, base, labels }], {
        done: words.lot.saved(clean),
        undoable: true,
      }))
    if (!saved) return
    forget()
    onClose()
  }

  return (
    <Sheet
      open
      title={words.lot.edit}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={clean === '' || isTaken}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={item.tracking === 'serial' ? words.flows.serialCode : words.flows.lotCode}
          value={code}
          maxLength={500}
          data-takes-scans
          error={isTaken ? words.lot.taken(clean) : undefined}
          onChange={(event) => change({ code: event.target.value })}
        />
        <TextInput
          type="date"
          label={words.lot.madeOn}
          value={madeOn}
          onChange={(event) => change({ madeOn: event.target.value })}
        />
        <TextInput
          type="date"
          label={words.flows.expiresOn}
          value={expiresOn}
          onChange={(event) => change({ expiresOn: event.target.value })}
        />
        {byShelfLife ? (
          <BigButton kind="quiet" onClick={() => change({ expiresOn: byShelfLife })}>
            {words.lot.byShelfLife(asDay(byShelfLife))}
          </BigButton>
        ) : null}
      </div>
    </Sheet>
  )
}
