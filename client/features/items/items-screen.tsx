import { useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { words } from '../../ui/words.ts'
import { useItem } from '../../view/hooks.ts'
import { ItemForm } from './item-form.tsx'
import { ItemList } from './item-list.tsx'
import { ItemPage } from './item-page.tsx'

/** Items: search as you type on the left, one item's card on the right; on a phone one of the two. */
export const ItemsScreen = ({ id }: { id: string | undefined }) => {
  const member = useMember()
  const [, navigate] = useLocation()
  const asked = new URLSearchParams(useSearch()).get('search') ?? ''
  const [creating, setCreating] = useState(false)
  const item = useItem(id)
  usePlace(id ? (item?.name ?? words.items.title) : words.items.title, id ? '/items' : undefined)
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
            <ItemList selected={id} search={asked} />
          </Screen>
        }
        detail={id ? <ItemPage key={id} id={id} /> : null}
        empty={<EmptyState title={words.items.choose} />}
      />
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
