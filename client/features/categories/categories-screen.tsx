import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { CategoryDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { categoriesQuery } from '../../view/categories.ts'
import { useReady } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { CategoryForm } from './category-form.tsx'

const text = words.categories

/** The organisation's categories: everybody may read them, who edits items keeps them. */
export const CategoriesScreen = () => {
  const member = useMember()
  const ready = useReady()
  const { all } = useQuery(categoriesQuery)
  const [open, setOpen] = useState<CategoryDocument | 'new' | undefined>()
  const mayEdit = may(member, 'edit-items')
  usePlace(text.title, '/more')
  return (
    <Screen
      label={text.title}
      action={mayEdit ? <BigButton onClick={() => setOpen('new')}>{text.create}</BigButton> : undefined}
    >
      <Hint>{text.hint}</Hint>
      {all.length === 0 ? <EmptyState title={ready ? text.none : words.notLoaded} /> : null}
      <Rows label={text.title}>
        {all.map((one) => (
          <li key={one.id}>
            <Row
              title={one.name}
              detail={one.archived ? <span>{text.archivedShort}</span> : undefined}
              {...(mayEdit
                ? { onClick: () => setOpen(one) }
                : { href: `/items?category=${encodeURIComponent(one.code)}` })}
            />
          </li>
        ))}
      </Rows>
      {open ? <CategoryForm category={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  )
}
