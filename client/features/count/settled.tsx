import { ItemLabel } from '../../parts/item-label.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { asChange } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { useMembers } from '../../view/hooks.ts'
import type { ObservationRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { asWorth, byWorth, worthsOf } from './worth.ts'

/** What a count has changed: how much, worth what, counted by whom. It stays on the count’s page when the count is over. */
export const Settled = ({ rows }: { rows: readonly ObservationRow[] }) => {
  const members = useMembers()
  const settled = rows
    .filter(({ observation, variance }) => observation.status === 'accepted' && !!variance && variance.variance !== 0)
    .sort(byWorth)
  if (settled.length === 0) return null
  return (
    <Section title={words.count.settled}>
      <Rows label={words.count.settled}>
        {settled.map(({ observation, variance }) => {
          const by = members.find((one) => one.id === observation.userId)?.name
          const worth = variance ? worthsOf(variance) : []
          return (
            <li key={observation.id}>
              <Row
                title={observation.itemId ? <ItemLabel id={observation.itemId} /> : words.count.closing}
                detail={
                  <>
                    <LocationLabel id={observation.locationId} />
                    {by ? <span>{words.count.by(by)}</span> : null}
                    <span>{worth.length === 0 ? words.count.worthUnknown : words.count.worth(asWorth(worth))}</span>
                  </>
                }
                trailing={variance ? asChange(variance.variance) : undefined}
              />
            </li>
          )
        })}
      </Rows>
    </Section>
  )
}
