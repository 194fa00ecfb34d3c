import { Download } from 'lucide-react'
import { useState } from 'react'
import { Link } from 'wouter'
import type { AttributeFilters } from '../../../domain/attribute-filter.ts'
import { may } from '../../../domain/permissions.ts'
import { attributesAsked, useAttributesAsked, withAttributesAsked } from '../../parts/attribute-asked.ts'
import { CategoryChooser } from '../../parts/category-chooser.tsx'
import type { UsedView } from '../../parts/list-view/list-view.ts'
import { type ListChoices, ViewButton } from '../../parts/list-view/view-button.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useItemName } from '../../parts/variant-said.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { attributesQuery } from '../../view/attributes.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { useQuery } from '../../view/provider.tsx'
import { anyVariantsQuery } from '../../view/variants.ts'
import { words } from '../../words/index.ts'
import { AttributeFilterSheet } from './attribute-filter.tsx'
import classes from './items.module.css'

type ToggleProps = { label: string; on: boolean; onTap: () => void }

const Toggle = ({ label, on, onTap }: ToggleProps) => (
  <button type="button" className={classes.toggle} aria-pressed={on} onClick={onTap}>
    {label}
  </button>
)

const NOTHING_ASKED: AttributeFilters = {}

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

/** What is asked of attributes, each in words and gone at a tap; and the way to ask. */
const AttributesFilter = ({ used }: { used: UsedView }) => {
  const { offered } = useQuery(attributesQuery)
  const [asking, setAsking] = useState(false)
  const asked = attributesAsked(used.view.filters) ?? NOTHING_ASKED
  const said = useAttributesAsked(asked)
  const ask = (next: AttributeFilters) => used.change({ filters: withAttributesAsked(used.view.filters, next) })
  if (offered.length === 0 && said.length === 0) return null
  return (
    <>
      {said.map(({ code, said }) => (
        <Toggle
          key={code}
          label={said}
          on
          onTap={() => ask(Object.fromEntries(Object.entries(asked).filter(([one]) => one !== code)))}
        />
      ))}
      <Toggle label={words.attributes.title} on={false} onTap={() => setAsking(true)} />
      {asking ? (
        <AttributeFilterSheet
          asked={asked}
          onClose={() => setAsking(false)}
          onAsk={(next) => {
            ask(next)
            setAsking(false)
          }}
        />
      ) : null}
    </>
  )
}

/** Narrowed to one family, as a link from one of its items asks; else one row for each. */
const FamilyFilter = ({ used }: { used: UsedView }) => {
  const { family, ...others } = used.view.filters
  const any = useQuery(anyVariantsQuery)
  const name = useItemName(family)
  if (family !== undefined) {
    return (
      <Toggle
        label={words.variants.onlyOf(name ?? words.unknownName)}
        on
        onTap={() => used.change({ filters: others })}
      />
    )
  }
  if (!any && others.folded === undefined) return null
  return <Toggle label={words.variants.folded} on={others.folded !== undefined} onTap={() => used.toggle('folded')} />
}

/** What narrows and orders the list of items, and what can be done with all that it shows. */
export const ItemTools = ({ used, any, ...choices }: ListChoices & { used: UsedView; any: boolean }) => {
  const member = useMember()
  const { search, filters } = used.view
  const { archived, folded: _folded, ...files } = filters
  const narrowed = { ...(search ? { search } : {}), ...files }
  return (
    <div className={classes.tools}>
      <SearchField value={search} onValue={(typed) => used.change({ search: typed })} label={words.items.search} />
      <Toggle label={words.items.inStock} on={'inStock' in filters} onTap={() => used.toggle('inStock')} />
      <Toggle label={words.items.archived} on={archived !== undefined} onTap={() => used.toggle('archived')} />
      <CategoryFilter used={used} />
      <AttributesFilter used={used} />
      <FamilyFilter used={used} />
      <ViewButton used={used} {...choices} />
      {may(member, 'edit-items') && any ? (
        <Link
          className={classes.toggle}
          href={`/items/change?${new URLSearchParams({ ...narrowed, ...(archived === undefined ? {} : { archived }) })}`}
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
        href={`/export?${new URLSearchParams({ of: 'items', ...narrowed, ...(archived === undefined ? {} : { archived }) })}`}
        aria-label={words.more.export}
      >
        <Download size={20} aria-hidden />
      </Link>
    </div>
  )
}
