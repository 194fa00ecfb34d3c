import { useState } from 'react'
import { categoryCode } from '../../domain/category.ts'
import { may } from '../../domain/permissions.ts'
import { isFound, searchWords } from '../../domain/search-rank.ts'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import classes from '../ui/pick-list.module.css'
import { Row } from '../ui/row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { categoriesQuery } from '../view/categories.ts'
import { useQuery, useWorkspace } from '../view/provider.tsx'
import { words } from '../words/index.ts'
import { useMember } from './use-member.ts'
import { useRecord } from './use-record.ts'

const text = words.categories

type Props = {
  /** What it says when none is chosen. */
  none: string
  /** Only what is there already may be chosen. */
  only?: boolean
  onClose: () => void
  /** Its code; empty: none. */
  onChoose: (code: string) => void
}

/** The sheet in which a category is chosen, or made of what was typed. */
export const CategoryChooser = ({ none, only = false, onClose, onChoose }: Props) => {
  const member = useMember()
  const workspace = useWorkspace()
  const { record } = useRecord()
  const { offered, meant, all } = useQuery(categoriesQuery)
  const [search, setSearch] = useState('')
  const name = search.trim()
  const found = offered.filter((one) => isFound([one.name], searchWords(search)))
  const isNew = name !== '' && !only && may(member, 'edit-items') && meant(name)?.archived !== false

  const make = async () => {
    const code = categoryCode(name, (taken) => all.some((one) => one.code === taken))
    const documentId = workspace.categoryId(code)
    const set = { code, name }
    const saved = await record(
      [{ type: 'edit', op: 'create', collection: 'categories', documentId, set, base: {}, labels: { name } }],
      { done: text.saved(name) },
    )
    if (saved) onChoose(code)
  }

  return (
    <Sheet
      open
      title={text.choose}
      onClose={onClose}
      footer={
        isNew ? (
          <BigButton kind="quiet" onClick={make}>
            {text.make(name)}
          </BigButton>
        ) : undefined
      }
    >
      <SearchField value={search} onValue={setSearch} label={text.search} />
      <div className={classes.body}>
        {name !== '' && found.length === 0 ? <EmptyState title={text.noMatch} /> : null}
        <VirtualList
          rows={[...(name === '' ? [{ code: '', name: none }] : []), ...found]}
          keyOf={({ code }) => code}
          label={text.title}
        >
          {(one) => <Row title={one.name} onClick={() => onChoose(one.code)} />}
        </VirtualList>
      </div>
    </Sheet>
  )
}
