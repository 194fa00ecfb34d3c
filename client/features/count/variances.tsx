import { worthOf } from '../../../domain/count.ts'
import { siteOf } from '../../../domain/location.ts'
import { mayDecide } from '../../../domain/permissions.ts'
import type { CountDocument, ObservationDocument, VarianceDocument } from '../../../domain/protocol/documents.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { asChange, asFigure, Quantity } from '../../ui/quantity.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { asMoment } from '../../ui/when.ts'
import { useActions, useItem, useLocation, useMembers } from '../../view/hooks.ts'
import type { ObservationRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { MovedMeanwhile } from './moved-meanwhile.tsx'
import { asWorth, byWorth, worthsOf } from './worth.ts'

/** Not found at all, or nothing expected and something there: said in words, since it asks other questions. */
const oddityOf = (observation: ObservationDocument, { expected, variance }: VarianceDocument): string | undefined => {
  if (observation.itemId === undefined || variance === 0) return undefined
  if (observation.quantity === 0) return words.count.notFound
  return expected === 0 ? words.count.unexpected : undefined
}

const DECISIONS = { types: ['decision'], states: ['saved', 'sent', 'accepted', 'exception'] } as const

/** `count`: none of what was counted outside any. */
type RowProps = { row: ObservationRow; count: CountDocument | undefined; decided: boolean }

const Variance = ({ row, count, decided }: RowProps) => {
  const { observation, variance } = row
  const member = useMember()
  const members = useMembers()
  const item = useItem(observation.itemId)
  const place = useLocation(observation.locationId)
  const { record } = useRecord()
  const odd = variance ? oddityOf(observation, variance) : undefined
  const by = members.find((one) => one.id === observation.userId)
  const allowed = mayDecide(member, observation, count?.siteId ?? (place && siteOf(place)) ?? '')
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
              ...(count ? [words.count.round(observation.round)] : []),
            ].join(' · ')}
          </Hint>
          {odd ? <p>{odd}</p> : null}
          {observation.note ? <p>“{observation.note}”</p> : null}
        </div>
        <div className={classes.figures}>
          <Quantity value={observation.quantity ?? 0} size="large" {...(item ? { unit: item.baseUnit } : {})} />
          {variance ? (
            <>
              <span>{words.count.expected(asFigure(variance.expected))}</span>
              <strong>
                {variance.variance === 0 ? words.count.noVariance : words.count.variance(asChange(variance.variance))}
              </strong>
              <span>
                {worthsOf(variance).length === 0
                  ? words.count.worthUnknown
                  : words.count.worth(asWorth(worthsOf(variance)))}
              </span>
            </>
          ) : null}
        </div>
      </div>
      <MovedMeanwhile observation={observation} plannedAt={count?.createdAt} />
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

/** What differs, by how much, worth what, who counted, what moved meanwhile; approve it or ask for a recount. */
export const Variances = ({ rows, count }: { rows: readonly ObservationRow[]; count?: CountDocument }) => {
  const decisions = useActions(DECISIONS)
  const decided = new Set(decisions.map(({ action }) => (action.type === 'decision' ? action.observationId : '')))
  const waiting = rows
    .filter(
      ({ observation }) => observation.status === 'awaiting-approval' && observation.recountRequestedBy === undefined,
    )
    .sort(byWorth)
  if (waiting.length === 0) return <Hint>{words.count.nothingToReview}</Hint>
  const inAll = worthOf(
    waiting.flatMap(({ variance }): readonly { value: number | null; currency?: string | undefined }[] => {
      const worth = variance ? worthsOf(variance) : []
      return worth.length > 0 ? worth : [{ value: null }]
    }),
  )
  return (
    <>
      {inAll && waiting.length > 1 ? <Hint>{words.count.worthInAll(asWorth(inAll))}</Hint> : null}
      {waiting.map((row) => (
        <Variance key={row.observation.id} row={row} count={count} decided={decided.has(row.observation.id)} />
      ))}
    </>
  )
}
