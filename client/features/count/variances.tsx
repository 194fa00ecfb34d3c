import { mayDecide } from '../../../domain/permissions.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { asChange, asFigure, Quantity } from '../../ui/quantity.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { asMoment } from '../../ui/when.ts'
import { words } from '../../ui/words.ts'
import { useActions, useItem, useLocation, useMembers } from '../../view/hooks.ts'
import type { ObservationRow } from '../../view/rows.ts'
import classes from './count.module.css'

const DECISIONS = { types: ['decision'], states: ['saved', 'sent', 'accepted', 'exception'] } as const

const Variance = ({ row, siteId, decided }: { row: ObservationRow; siteId: string; decided: boolean }) => {
  const { observation, variance } = row
  const member = useMember()
  const members = useMembers()
  const item = useItem(observation.itemId)
  const place = useLocation(observation.locationId)
  const { record } = useRecord()
  const by = members.find((one) => one.id === observation.userId)
  const allowed = mayDecide(member, observation, siteId)
  const decide = (outcome: 'approve' | 'recount') =>
    record(
      [
        {
          type: 'decision',
          observationId: observation.id,
          outcome,
          labels: { item: item?.name ?? words.action.closing, location: place?.code ?? '…' },
        },
      ],
      { done: outcome === 'approve' ? words.count.approved : words.count.recountAsked },
    )
  return (
    <article className={classes.variance} aria-label={item?.name ?? words.count.closing}>
      <div className={classes.head}>
        <div>
          <p className={classes.name}>{item?.name ?? words.count.closing}</p>
          <p>
            <LocationLabel id={observation.locationId} />
          </p>
          <Hint>
            {[
              asMoment(observation.occurredAt, new Date()),
              ...(by ? [words.count.by(by.name)] : []),
              words.count.round(observation.round),
            ].join(' · ')}
          </Hint>
        </div>
        <div className={classes.figures}>
          <Quantity value={observation.quantity ?? 0} size="large" {...(item ? { unit: item.baseUnit } : {})} />
          {variance ? (
            <>
              <span>{words.count.expected(asFigure(variance.expected))}</span>
              <strong>
                {variance.variance === 0 ? words.count.noVariance : words.count.variance(asChange(variance.variance))}
              </strong>
            </>
          ) : null}
        </div>
      </div>
      {allowed.ok && !decided ? (
        <Actions>
          <BigButton kind="quiet" onClick={() => decide('recount')}>
            {words.count.recount}
          </BigButton>
          <BigButton kind="quiet" onClick={() => decide('approve')}>
            {words.count.approve}
          </BigButton>
        </Actions>
      ) : (
        <Hint>{allowed.ok || allowed.error !== 'own-count' ? words.state.sent : words.count.ownCount}</Hint>
      )}
    </article>
  )
}

/** What differs, by how much, who counted; approve it or ask for a recount. */
export const Variances = ({ rows, siteId }: { rows: readonly ObservationRow[]; siteId: string }) => {
  const decisions = useActions(DECISIONS)
  const decided = new Set(decisions.map(({ action }) => (action.type === 'decision' ? action.observationId : '')))
  const waiting = rows.filter(
    ({ observation }) => observation.status === 'awaiting-approval' && observation.recountRequestedBy === undefined,
  )
  if (waiting.length === 0) return <Hint>{words.count.nothingToReview}</Hint>
  return waiting.map((row) => (
    <Variance key={row.observation.id} row={row} siteId={siteId} decided={decided.has(row.observation.id)} />
  ))
}
