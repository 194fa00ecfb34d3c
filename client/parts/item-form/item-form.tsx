import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { GOOD_FOR_DAYS } from '../../../domain/item.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { wouldBeOwnVariant } from '../../../domain/variant.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { say } from '../../ui/toast.ts'
import { attributesQuery } from '../../view/attributes.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { useDraft, useItemStock, useLots } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { answerScan } from '../answer-scan.ts'
import { CategoryChooser } from '../category-chooser.tsx'
import { ItemChooser } from '../item-chooser.tsx'
import { useRecord } from '../use-record.ts'
import { useItemName } from '../variant-said.ts'
import { AttributeFields } from './attribute-fields.tsx'
import {
  editOf,
  fieldsAfter,
  fieldsOf,
  type ItemFields,
  isComplete,
  withBarcode,
  withoutLabels,
} from './item-fields.ts'
import classes from './item-form.module.css'
import { orderingSet } from './ordering.ts'
import { OrderingFields } from './ordering-fields.tsx'

type Draft = { fields: ItemFields; seen?: ItemDocument }
type Props = {
  item?: ItemDocument | undefined
  /** A rejected edit that this one corrects. */
  correcting?: EditAction | undefined
  /** A code that was scanned and that the new item will have. */
  barcode?: string | undefined
  onClose: () => void
  onSaved: (id: string) => void
}

const TRACKINGS = ['none', 'lot', 'serial'] as const

/** Makes or changes an item. Half-done input is a draft: closing the sheet or updating the app does not lose it. */
export const ItemForm = ({ item, correcting, barcode, onClose, onSaved }: Props) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  // Of each code that is to be made an item its own: what was begun for another box does not mix with this one.
  const key = `item:${correcting?.id ?? item?.id ?? `new${barcode === undefined ? '' : `:${barcode}`}`}`
  const [draft, setDraft] = useDraft<Draft>(key)
  const [opened] = useState<Draft>(() =>
    draft
      ? // One of before a field was there has not said it.
        { ...draft, fields: { ...fieldsOf(draft.seen), ...draft.fields } }
      : {
          fields: correcting ? fieldsAfter(item, correcting.set) : fieldsOf(item),
          ...(item ? { seen: item } : {}),
        },
  )
  const [unfolded] = useState(() => Object.keys(orderingSet(opened.fields.ordering, opened.seen)).length > 0)
  const { seen } = opened
  const [fields, setFields] = useState(() => withBarcode(opened.fields, barcode))
  const text = words.items.fields
  const stock = useItemStock(item?.id ?? '')
  const lots = useLots(item?.id ?? '')
  const { nameOf } = useQuery(categoriesQuery)
  const attributes = useQuery(attributesQuery)
  const [sorting, setSorting] = useState(false)
  const [relating, setRelating] = useState(false)
  const parentName = useItemName(fields.variantOf ?? undefined)
  const loops =
    item !== undefined &&
    !!fields.variantOf &&
    wouldBeOwnVariant(item.id, fields.variantOf, (id) => workspace.read(itemQuery(id)))
  const isUsed = stock.length > 0 || lots.length > 0

  const change = (part: Partial<ItemFields>) => {
    const next = { ...fields, ...part }
    setFields(next)
    setDraft({ fields: next, ...(seen ? { seen } : {}) })
  }

  /** A whole label leaves its GTIN here; whoever scanned it is told that the rest is not kept. */
  const codes = (text: string, isTyping = false): string => {
    const read = withoutLabels(text, isTyping)
    for (const code of read.dropped) say(words.items.onlyGtin(code))
    return read.text
  }

  // A code scanned over the form is one of the item's.
  useScan(({ code }) => {
    answerScan('good')
    change({ barcodes: withBarcode(fields, codes(code)).barcodes })
    return true
  })

  const save = async () => {
    const { set, base } = editOf({ ...fields, barcodes: codes(fields.barcodes) }, seen, attributes)
    const documentId = item?.id ?? correcting?.documentId ?? workspace.newId()
    const saved =
      Object.keys(set).length === 0 ||
      (await record(
        [
          {
            type: 'edit',
            op: item ? 'update' : 'create',
            collection: 'items',
            documentId,
            set,
            base,
            labels: { name: fields.name },
          },
        ],
        { done: words.items.saved(fields.name), replaces: correcting?.id },
      ))
    if (!saved) return
    setDraft(undefined)
    onSaved(documentId)
  }

  if (sorting) {
    return (
      <CategoryChooser
        none={words.categories.without}
        onClose={() => setSorting(false)}
        onChoose={(category) => {
          change({ category })
          setSorting(false)
        }}
      />
    )
  }
  if (relating) {
    return (
      <ItemChooser
        open
        scans
        onClose={() => setRelating(false)}
        onChoose={(chosen) => {
          change({ variantOf: chosen.id })
          setRelating(false)
        }}
      />
    )
  }
  return (
    <Sheet
      open
      title={item ? words.items.edit : words.items.create}
      onClose={onClose}
      footer={
        <BigButton type="submit" onClick={save} disabled={!isComplete(fields, seen, attributes) || loops}>
          {words.save}
        </BigButton>
      }
    >
      <form
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isComplete(fields, seen, attributes) && !loops) void save()
        }}
      >
        <TextInput label={text.name} value={fields.name} onChange={(event) => change({ name: event.target.value })} />
        <TextInput
          label={text.sku}
          value={fields.sku}
          onChange={(event) => change({ sku: event.target.value })}
          data-takes-scans
        />
        <Textarea
          label={text.description}
          rows={3}
          value={fields.description}
          onChange={(event) => change({ description: event.target.value })}
        />
        <Textarea
          label={text.barcodes}
          rows={3}
          data-takes-scans
          value={fields.barcodes}
          onChange={(event) => change({ barcodes: codes(event.target.value, true) })}
          onBlur={() => {
            const barcodes = codes(fields.barcodes)
            if (barcodes !== fields.barcodes) change({ barcodes })
          }}
        />
        <TextInput
          label={text.baseUnit}
          disabled={item !== undefined}
          value={fields.baseUnit}
          onChange={(event) => change({ baseUnit: event.target.value })}
        />
        <Slots>
          <Slot
            label={text.category}
            value={fields.category === '' ? words.categories.without : nameOf(fields.category)}
            onOpen={() => setSorting(true)}
          />
          <Slot
            label={words.variants.field}
            value={fields.variantOf === null ? words.variants.none : (parentName ?? words.unknownName)}
            onOpen={() => setRelating(true)}
          />
        </Slots>
        {loops ? <p role="alert">✕ {words.variants.loops}</p> : null}
        {fields.variantOf === null ? null : (
          <BigButton kind="quiet" onClick={() => change({ variantOf: null })}>
            {words.variants.none}
          </BigButton>
        )}
        <NativeSelect
          label={text.tracking}
          disabled={isUsed}
          value={fields.tracking}
          data={TRACKINGS.map((value) => ({ value, label: words.items.tracking[value] }))}
          onChange={(event) => change({ tracking: event.target.value as ItemFields['tracking'] })}
        />
        <AttributeFields
          values={fields.attributes}
          // It has a field of its own there.
          without={fields.tracking === 'none' ? undefined : GOOD_FOR_DAYS}
          onChange={(attributes) => change({ attributes })}
        />
        <OrderingFields fields={fields} open={unfolded} onChange={change} />
        {item ? (
          <Switch
            label={text.archived}
            checked={fields.archived}
            onChange={(event) => change({ archived: event.target.checked })}
          />
        ) : null}
      </form>
    </Sheet>
  )
}
