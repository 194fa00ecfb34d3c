import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { attributesAsked, withAttributesAsked } from '../../parts/attribute-asked.ts'
import { ItemForm } from '../../parts/item-form/item-form.tsx'
import { useHasColumns } from '../../parts/list-view/cells.tsx'
import { type Filters, useListView } from '../../parts/list-view/list-view.ts'
import { useRejectedEdit } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { ItemList } from './item-list.tsx'
import { ItemPage } from './item-page.tsx'
import { LotPage } from './lot-page.tsx'

const NOT_NARROWED: Filters = {}
const narrowedBy = (link: URLSearchParams): Filters => {
  const all = Object.fromEntries(link)
  const { category, family } = all
  const said = {
    ...(category === undefined ? {} : { category }),
    ...(family === undefined ? {} : { family }),
    ...withAttributesAsked({}, attributesAsked(all) ?? {}),
  }
  return Object.keys(said).length === 0 ? NOT_NARROWED : said
}

/** Items: search as you type on the left, one item's card on the right; on a phone one of the two. */
export const ItemsScreen = ({ id, lotId }: { id: string | undefined; lotId?: string }) => {
  const member = useMember()
  const [, navigate] = useLocation()
  const link = new URLSearchParams(useSearch())
  const used = useListView('items', 'name', {
    search: link.get('search') ?? '',
    filters: narrowedBy(link),
  })
  const wide = useHasColumns(used.view.columns, id)
  const correcting = useRejectedEdit(link.get('replaces'))
  const corrected = useItem(correcting?.op === 'update' ? correcting.documentId : undefined)
  const shown = useItem(id)
  const [creating, setCreating] = useState(false)
  usePlace(
    lotId
      ? shown?.tracking === 'serial'
        ? words.lot.serial
        : words.lot.lot
      : id
        ? words.scan.kinds.item
        : words.items.title,
    lotId ? `/items/${id}` : id ? '/items' : undefined,
  )
  return (
    <>
      <TwoPane
        list={
          <Screen
            flush
            label={words.items.title}
            action={
              may(member, 'edit-items') ? (
                <BigButton kind="quiet" onClick={() => setCreating(true)}>
                  {words.items.create}
                </BigButton>
              ) : undefined
            }
          >
            <ItemList selected={id} used={used} />
          </Screen>
        }
        detail={
          id && lotId ? <LotPage key={lotId} itemId={id} lotId={lotId} /> : id ? <ItemPage key={id} id={id} /> : null
        }
        empty={<EmptyState title={words.items.choose} />}
        wide={wide}
      />
      {correcting ? (
        <ItemForm
          key={correcting.id}
          item={corrected}
          correcting={correcting}
          onClose={() => navigate(id ? `/items/${id}` : '/inbox', { replace: true })}
          onSaved={(made) => navigate(`/items/${made}`, { replace: true })}
        />
      ) : null}
      {creating ? (
        <ItemForm
          onClose={() => setCreating(false)}
          onSaved={(made) => {
            setCreating(false)
            navigate(`/items/${made}`)
          }}
        />
      ) : null}
    </>
  )
}
