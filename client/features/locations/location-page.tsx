import { useState } from 'react'
import { isContainer, isPhysical, isVirtual } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import { DeedButtons } from '../../parts/deed-buttons.tsx'
import { placeDeeds } from '../../parts/deeds.ts'
import { HistoryList } from '../../parts/history-list.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Gone } from '../../ui/gone.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { useLocation, useLocationChildren, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { Contents } from './contents.tsx'
import { LocationForm } from './location-form.tsx'

const Inside = ({ id }: { id: string }) => {
  const children = useLocationChildren(id).filter((place) => !place.archived)
  if (children.length === 0) return <Hint>{words.locations.nothingInside}</Hint>
  return (
    <Rows label={words.locations.inside}>
      {children.map((place) => (
        <li key={place.id}>
          <Row href={`/locations/${place.id}`} title={place.code} detail={words.locations.kinds[place.kind]} />
        </li>
      ))}
    </Rows>
  )
}

/** One location's card: what should be in this bin, and what may I do here? */
export const LocationPage = ({ id }: { id: string }) => {
  const member = useMember()
  const ready = useReady()
  const place = useLocation(id)
  const [editing, setEditing] = useState(false)
  if (!place) return <Gone title={words.locations.gone} ready={ready} />
  const works = isPhysical(place.kind)
  return (
    <Screen
      label={place.code}
      action={
        works && may(member, 'move', place.siteId) ? (
          <DeedButtons
            deeds={[...placeDeeds(member, place), { label: words.more.export, href: `/export?location=${place.id}` }]}
            about={place.code}
          />
        ) : undefined
      }
    >
      <div>
        <h2>
          <LocationLabel id={id} />
        </h2>
        <Hint>
          {[words.locations.kinds[place.kind], ...(place.name.includes(place.code) ? [] : [place.name])].join(' · ')}
          {place.archived ? ` · ${words.places.archived}` : ''}
        </Hint>
        {place.capacity ? <Hint>{words.places.fits(place.capacity)}</Hint> : null}
      </div>
      {isContainer(place.kind) ? (
        <Section title={words.locations.inside}>
          <Inside id={id} />
        </Section>
      ) : (
        <Section title={words.locations.contents}>
          <Contents id={id} />
        </Section>
      )}
      {works ? (
        <Section title={words.locations.history}>
          <HistoryList locationId={id} />
        </Section>
      ) : null}
      {works || place.kind === 'site' ? (
        <BigButton kind="quiet" href={`/as-of?${works ? 'location' : 'site'}=${id}`}>
          {words.asOf.open}
        </BigButton>
      ) : null}
      {isVirtual(place.kind) ? null : (
        <BigButton kind="quiet" href={`/labels?place=${id}`}>
          {works ? words.labels.open : words.labels.openInside}
        </BigButton>
      )}
      {may(member, 'edit-locations', place.siteId) ? (
        <>
          {isContainer(place.kind) ? (
            <BigButton kind="quiet" href={`/locations/${id}/walk`}>
              {words.walk.open}
            </BigButton>
          ) : null}
          <BigButton kind="quiet" onClick={() => setEditing(true)}>
            {words.locations.edit}
          </BigButton>
        </>
      ) : null}
      {editing ? (
        <LocationForm place={place} onClose={() => setEditing(false)} onSaved={() => setEditing(false)} />
      ) : null}
    </Screen>
  )
}
