import { useState } from 'react'
import { useLocation as useRoute, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { useRejectedEdit } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Screen } from '../../ui/screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { useLocation } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { FoundPlaces } from './found-places.tsx'
import { LocationForm } from './location-form.tsx'
import { LocationPage } from './location-page.tsx'
import { LocationTree } from './location-tree.tsx'

/** Locations: the tree on the left, one place's card on the right; on a phone one of the two. */
export const LocationsScreen = ({ id }: { id: string | undefined }) => {
  const member = useMember()
  const [, navigate] = useRoute()
  const place = useLocation(id)
  const correcting = useRejectedEdit(new URLSearchParams(useSearch()).get('replaces'))
  const corrected = useLocation(correcting?.op === 'update' ? correcting.documentId : undefined)
  const [search, setSearch] = useState('')
  const [creating, setCreating] = useState(false)
  usePlace(id ? (place?.code ?? words.locations.title) : words.locations.title, id ? '/locations' : '/more')
  return (
    <>
      <TwoPane
        list={
          <Screen
            label={words.locations.title}
            action={
              may(member, 'edit-locations') ? (
                <Actions>
                  <BigButton kind="quiet" onClick={() => setCreating(true)}>
                    {words.locations.create}
                  </BigButton>
                  <BigButton kind="quiet" href={`/locations/new-many${id ? `?inside=${id}` : ''}`}>
                    {words.places.open}
                  </BigButton>
                </Actions>
              ) : undefined
            }
          >
            <SearchField value={search} onValue={setSearch} label={words.places.search} />
            {search.trim() === '' ? (
              <LocationTree selected={id} />
            ) : (
              <FoundPlaces search={search.trim()} selected={id} />
            )}
          </Screen>
        }
        detail={id ? <LocationPage key={id} id={id} /> : null}
        empty={<EmptyState title={words.locations.choose} />}
      />
      {correcting && (correcting.op === 'create' || corrected) ? (
        <LocationForm
          key={correcting.id}
          place={corrected}
          correcting={correcting}
          onClose={() => navigate(id ? `/locations/${id}` : '/inbox', { replace: true })}
          onSaved={(made) => navigate(`/locations/${made}`, { replace: true })}
        />
      ) : null}
      {creating ? (
        <LocationForm
          inside={id}
          onClose={() => setCreating(false)}
          onSaved={(made) => {
            setCreating(false)
            navigate(`/locations/${made}`)
          }}
        />
      ) : null}
    </>
  )
}
