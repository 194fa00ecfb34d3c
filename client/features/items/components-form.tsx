import { NumberInput } from '@mantine/core'
import { X } from 'lucide-react'
import { useState } from 'react'
import { type Component, isMadeOfItself } from '../../../domain/kit.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'
import { ItemChooser } from '../../parts/item-chooser.tsx'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useItem, useKeptFields } from '../../view/hooks.ts'
import { itemQuery } from '../../view/items.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

type LineProps = { component: Component; onChange: (quantity: number) => void; onRemove: () => void }

const ComponentLine = ({ component, onChange, onRemove }: LineProps) => {
  const item = useItem(component.itemId)
  const name = item?.name ?? words.unknownName
  return (
    <div className={classes.component}>
      <NumberInput
        label={words.kit.perKit(name, item?.baseUnit ?? '')}
        value={component.quantity}
        min={1}
        max={MAX_QUANTITY}
        allowDecimal={false}
        allowNegative={false}
        onChange={(value) => onChange(Number(value))}
      />
      <button type="button" className={classes.toggle} aria-label={words.kit.remove(name)} onClick={onRemove}>
        <X size={20} aria-hidden />
      </button>
    </div>
  )
}

/** Says what one of the item is made of. */
export const ComponentsForm = ({ item, onClose }: { item: ItemDocument; onClose: () => void }) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const [opened] = useState(item)
  const { fields, change, forget } = useKeptFields(`components:${item.id}`, {
    components: (opened.components ?? []) as readonly Component[],
    seen: opened,
  })
  const { components, seen } = fields
  const setComponents = (next: readonly Component[]): void => change({ components: next })
  const [choosing, setChoosing] = useState(false)
  const loops = isMadeOfItself(item.id, components, (id) => workspace.read(itemQuery(id))?.components)
  const isWhole = components.every(({ quantity }) => Number.isInteger(quantity) && quantity > 0)

  const save = async () => {
    const saved = await record(
      [
        {
          type: 'edit',
          op: 'update',
          collection: 'items',
          documentId: item.id,
          set: { components },
          base: { components: seen.components ?? null },
          labels: { name: item.name },
        },
      ],
      { done: words.items.saved(item.name) },
    )
    if (!saved) return
    forget()
    onClose()
  }

  const set = (itemId: string, quantity: number) =>
    setComponents(components.map((one) => (one.itemId === itemId ? { itemId, quantity } : one)))

  return (
    <>
      <Sheet
        open={!choosing}
        title={words.kit.edit}
        onClose={onClose}
        footer={
          <BigButton onClick={save} disabled={loops || !isWhole}>
            {words.save}
          </BigButton>
        }
      >
        <div className={classes.form}>
          {components.length === 0 ? <Hint>{words.kit.none}</Hint> : null}
          {components.map((component) => (
            <ComponentLine
              key={component.itemId}
              component={component}
              onChange={(quantity) => set(component.itemId, quantity)}
              onRemove={() => setComponents(components.filter((one) => one !== component))}
            />
          ))}
          {loops ? <p role="alert">✕ {words.kit.loops}</p> : null}
          <BigButton kind="quiet" onClick={() => setChoosing(true)}>
            {words.kit.add}
          </BigButton>
        </div>
      </Sheet>
      {choosing ? (
        <ItemChooser
          open
          scans
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            const isNew = components.every(({ itemId }) => itemId !== chosen.id)
            if (isNew) setComponents([...components, { itemId: chosen.id, quantity: 1 }])
            setChoosing(false)
          }}
        />
      ) : null}
    </>
  )
}
