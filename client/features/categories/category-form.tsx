import { Switch, TextInput } from '@mantine/core'
import { categoryCode } from '../../../domain/category.ts'
import type { CategoryDocument } from '../../../domain/protocol/documents.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useItems, useKeptFields } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './categories.module.css'

const text = words.categories

type Props = { category?: CategoryDocument | undefined; onClose: () => void }

/** Makes or changes a category: what it is called, whether it is still offered. Its code stays: items name it. */
export const CategoryForm = ({ category, onClose }: Props) => {
  const workspace = useWorkspace()
  const { meant, all } = useQuery(categoriesQuery)
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields(`category:${category?.id ?? 'new'}`, {
    name: category?.name ?? '',
    archived: category?.archived ?? false,
    seen: category,
  })
  const { name, archived, seen } = fields
  const clean = name.trim()
  const other = clean === '' ? undefined : meant(clean, category?.code)
  const isTaken = other !== undefined && other.id !== category?.id && other.name.trim() === clean

  const save = async () => {
    const wanted = { name: clean, archived }
    const code = category?.code ?? categoryCode(clean, (taken) => all.some((one) => one.code === taken))
    const saved = await record(
      [
        {
          ...{ type: 'edit', op: category ? 'update' : 'create', collection: 'categories' },
          documentId: category?.id ?? workspace.categoryId(code),
          set: category ? wanted : { ...wanted, code },
          base: seen ? { name: seen.name, archived: seen.archived } : {},
          labels: { name: clean },
        },
      ],
      { done: text.saved(clean), undoable: true },
    )
    if (!saved) return
    forget()
    onClose()
  }

  return (
    <Sheet
      open
      title={category ? text.edit : text.create}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={clean === '' || isTaken}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={text.name}
          value={name}
          maxLength={490}
          {...(isTaken ? { error: text.taken(clean) } : {})}
          onChange={(event) => change({ name: event.target.value })}
        />
        {category ? (
          <>
            <Switch
              label={text.archived}
              checked={archived}
              onChange={(event) => change({ archived: event.target.checked })}
            />
            <ItemsIn code={category.code} />
          </>
        ) : null}
      </div>
    </Sheet>
  )
}

const ItemsIn = ({ code }: { code: string }) => {
  const count = useItems({ filter: { category: code } }).length
  return (
    <BigButton kind="quiet" href={`/items?category=${encodeURIComponent(code)}`}>
      {text.items(count)}
    </BigButton>
  )
}
