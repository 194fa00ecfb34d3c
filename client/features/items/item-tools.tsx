import { Download } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { CategoryChooser } from '../../parts/category-chooser.tsx'
import type { UsedView } from '../../parts/list-view/list-view.ts'
import { type ListChoices, ViewButton } from '../../parts/list-view/view-button.tsx'
import { useMember } from '../../parts/use-member.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

type ToggleProps = { label: string; on: boolean; onTap: () => void }

const Toggle = ({ label, on, onTap }: ToggleProps) => (
  <button type="button" className={classes.toggle} aria-pressed={on} onClick={onTap}>
    {label}
  </button>
)

const CategoryFilter = ({ used }: { used: UsedView }) => {
  const { nameOf, all } = useQuery(categoriesQuery)
  const [choosing, setChoosing] = useState(false)
  const { category, ...others } = used.view.filters
  if (all.length === 0 && category === undefined) return null
  return (
    <>
      <Toggle
        label={category === undefined ? words.items.fields.category : nameOf(category)}
        on={category !== undefined}
        onTap={() => setChoosing(true)}
      />
      {choosing ? (
        <CategoryChooser
          only
          none={words.categories.every}
          onClose={() => setChoosing(false)}
          onChoose={(code) => {
            used.change({ filters: code === '' ? others : { ...others, category: code } })
            setChoosing(false)
          }}
        />
      ) : null}
    </>
  )
}

/** What narrows and orders the list of items, and what can be done with all that it shows. */
export const ItemTools = ({ used, any, ...choices }: ListChoices & { used: UsedView; any: boolean }) => {
  const member = useMember()
  const { search, filters } = used.view
  const { archived, ...files } = filters
  const narrowed = { ...(search ? { search } : {}), ...files }
  return (
    <div className={classes.tools}>
      <SearchField value={search} onValue={(typed) => used.change({ search: typed })} label={words.items.search} />
      <Toggle label={words.items.inStock} on={'inStock' in filters} onTap={() => used.toggle('inStock')} />
      <Toggle label={words.items.archived} on={archived !== undefined} onTap={() => used.toggle('archived')} />
      <CategoryFilter used={used} />
      <ViewButton used={used} {...choices} />
      {may(member, 'edit-items') && any ? (
        <Link
          className={classes.toggle}
          href={`/items/change?${new URLSearchParams({ ...(search ? { search } : {}), ...filters })}`}
        >
          {words.bulk.open}
        </Link>
      ) : null}
      {search === '' ? null : (
        <Link href={`/labels?items=${encodeURIComponent(search)}`} className={classes.toggle}>
          {words.labels.open}
        </Link>
      )}
      <Link
        className={classes.toggle}
        href={`/export?${new URLSearchParams({ of: 'items', ...narrowed })}`}
        aria-label={words.more.export}
      >
        <Download size={20} aria-hidden />
      </Link>
    </div>
  )
}
