import { NativeSelect, TextInput } from '@mantine/core'
import { X } from 'lucide-react'
import { useId } from 'react'
import { barcodeOf } from '../../../domain/gs1/label.ts'
import {
  type BarcodeEntry,
  barcodeFault,
  factorText,
  UNIT_CODES,
  type UnitEntry,
  unitFault,
  unitsSaid,
} from '../../../domain/item-units.ts'
import { sameValue } from '../../../domain/merge.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { shownFigure, typedFigure } from '../../ui/typed-figure.ts'
import { useKeptFields } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.units

/** In which units an item is handled, and which barcode is of which. */
export const UnitsForm = ({ item, onClose }: { item: ItemDocument; onClose: () => void }) => {
  const { record } = useRecord()
  const { baseUnit } = item
  const { fields, change, forget } = useKeptFields(`units:${item.id}`, {
    units: item.units.map((unit): UnitEntry => ({ code: unit.code, factor: factorText(unit) })),
    barcodes: item.barcodes.map(({ code, unit }): BarcodeEntry => ({ code, unit: unit ?? baseUnit })),
    seen: item,
  })
  const { units, barcodes, seen } = fields
  const said = unitsSaid(units, barcodes, baseUnit)
  const known = [baseUnit, ...new Set(units.map(({ code }) => code.trim()).filter((code) => code && code !== baseUnit))]
  const list = useId()

  const setUnit = (at: number, part: Partial<UnitEntry>) =>
    change({ units: units.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  const setBarcode = (at: number, part: Partial<BarcodeEntry>) =>
    change({ barcodes: barcodes.map((one, place) => (place === at ? { ...one, ...part } : one)) })
  const addBarcode = (code: string) => change({ barcodes: [...barcodes, { code, unit: baseUnit }] })

  useScan(({ code: scanned }) => {
    const { code } = barcodeOf(scanned)
    const isNew = barcodes.every((one) => one.code.trim() !== code)
    answerScan(isNew ? 'good' : 'wrong')
    if (isNew) addBarcode(code)
    return true
  })

  const save = async () => {
    if (!said) return
    const changed = (['units', 'barcodes'] as const).filter((field) => !sameValue(said[field], seen[field]))
    const saved =
      changed.length === 0 ||
      (await record(
        [
          {
            ...{ type: 'edit', op: 'update', collection: 'items', documentId: item.id },
            set: Object.fromEntries(changed.map((field) => [field, said[field]])),
            base: Object.fromEntries(changed.map((field) => [field, seen[field]])),
            labels: { name: item.name },
          },
        ],
        { done: words.items.saved(item.name), undoable: true },
      ))
    if (!saved) return
    forget()
    onClose()
  }

  return (
    <Sheet
      open
      title={text.edit}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={said === undefined}>
          {words.save}
        </BigButton>
      }
    >
      <datalist id={list}>
        {UNIT_CODES.map((code) => (
          <option key={code} value={code}>
            {text.names[code]}
          </option>
        ))}
      </datalist>
      <div className={classes.form}>
        <Section title={text.units} aside={text.base(baseUnit)}>
          {units.map((unit, at) => {
            const fault = unitFault(units, at, baseUnit)
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while its code is typed
              <div key={at} className={classes.entry}>
                <TextInput
                  label={text.code}
                  list={list}
                  value={unit.code}
                  maxLength={32}
                  error={fault && fault !== 'factor' ? text.faults[fault] : undefined}
                  onChange={(event) => setUnit(at, { code: event.target.value })}
                />
                <TextInput
                  label={text.factor(baseUnit)}
                  inputMode="decimal"
                  value={shownFigure(unit.factor)}
                  error={fault === 'factor' ? text.faults.factor : undefined}
                  onChange={(event) => setUnit(at, { factor: typedFigure(event.target.value) })}
                />
                <button
                  type="button"
                  className={classes.toggle}
                  aria-label={text.removeUnit(unit.code)}
                  onClick={() => change({ units: units.filter((_, place) => place !== at) })}
                >
                  <X size={20} aria-hidden />
                </button>
              </div>
            )
          })}
          <BigButton kind="quiet" onClick={() => change({ units: [...units, { code: '', factor: '' }] })}>
            {text.addUnit}
          </BigButton>
        </Section>
        <Section title={text.barcodes}>
          <Hint>{text.scanHint}</Hint>
          {barcodes.map((barcode, at) => {
            const fault = barcodeFault(barcodes, at, { baseUnit, units })
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while its code is typed
              <div key={at} className={classes.entry}>
                <TextInput
                  label={text.barcode}
                  value={barcode.code}
                  maxLength={500}
                  error={fault ? text.faults[fault] : undefined}
                  onChange={(event) => setBarcode(at, { code: event.target.value })}
                />
                <NativeSelect
                  label={text.of}
                  value={barcode.unit}
                  data={[...new Set([...known, barcode.unit])]}
                  onChange={(event) => setBarcode(at, { unit: event.target.value })}
                />
                <button
                  type="button"
                  className={classes.toggle}
                  aria-label={text.removeBarcode(barcode.code)}
                  onClick={() => change({ barcodes: barcodes.filter((_, place) => place !== at) })}
                >
                  <X size={20} aria-hidden />
                </button>
              </div>
            )
          })}
          <BigButton kind="quiet" onClick={() => addBarcode('')}>
            {text.addBarcode}
          </BigButton>
        </Section>
      </div>
    </Sheet>
  )
}
