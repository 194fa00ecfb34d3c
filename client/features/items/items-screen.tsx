import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import { ItemForm } from '../../parts/item-form/item-form.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useActions, useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { ItemList } from './item-list.tsx'
import { ItemPage } from './item-page.tsx'
import { LotPage } from './lot-page.tsx'

const REJECTED = { unresolved: true, types: ['edit'] } as const

/** The rejected edit that a link from the inbox asks to correct. */
const useRejectedEdit = (id: string | undefined): EditAction | undefined => {
  const found = useActions(REJECTED).find(({ action }) => action.id === id)?.action
  return found?.type === 'edit' ? found : undefined
}

/** Items: search as you type on the left, one item's card on the right; on a phone one of the two. */
export const ItemsScreen = ({ id, lotId }: { id: string | undefined; lotId?: string }) => {
  const member = useMember()
  const [, navigate] = useLocation()
  const link = new URLSearchParams(useSearch())
  const [asked, category] = [link.get('search') ?? '', link.get('category') ?? undefined]
  const correcting = useRejectedEdit(link.get('replaces') ?? undefined)
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
            <ItemList selected={id} search={asked} category={category} />
          </Screen>
        }
        detail={
          id && lotId ? <LotPage key={lotId} itemId={id} lotId={lotId} /> : id ? <ItemPage key={id} id={id} /> : null
        }
        empty={<EmptyState title={words.items.choose} />}
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
