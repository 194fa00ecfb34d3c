import { isPhysical } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { exceptionName } from '../../parts/exception-name.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Actions, Hint } from '../../ui/screen.tsx'
import { asMoment } from '../../ui/when.ts'
import { documentQuery } from '../../view/documents.ts'
import { useCount, useItem, useLocation, useMembers, useOrder } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './inbox.module.css'
import { RejectedDeed } from './rejected-deed.tsx'
import { ReportedCode } from './reported-code.tsx'
import { WayOut } from './way-out.tsx'

const textIn = (detail: Record<string, unknown>, key: string): string | undefined => {
  const value = detail[key]
  return typeof value === 'string' ? value : undefined
}

/** Exceptions and their details come with the names of the wire: one that a newer server made up has no words here. */
const saidOf = (dictionary: Readonly<Record<string, string>>, name: string): string | undefined => dictionary[name]

/** A rejection's message says it in words; these are for machines. */
const FOR_MACHINES = new Set(['code', 'type', 'occurredAt'])

/** What a kind shows in a way of its own. */
const SHOWN = new Map([['unknown-barcode', new Set(['code', 'note', 'photo'])]])

/** What the detail says beyond names and ids: an exception of a kind that this version does not know still reads. */
const plainDetail = ({ kind, detail }: ExceptionDocument): string =>
  Object.entries(detail)
    .filter(([key]) => (kind !== 'rejected' || !FOR_MACHINES.has(key)) && !SHOWN.get(kind)?.has(key))
    .filter(([key, value]) => !key.endsWith('Id') && (typeof value === 'number' || typeof value === 'string'))
    .map(
      ([key, value]) =>
        `${saidOf(words.inbox.details, key) ?? key}: ${typeof value === 'number' ? asFigure(value) : String(value)}`,
    )
    .join(' · ')

/** What counting the bin puts right. */
const COUNT_ANSWERS = new Set(['negative-stock', 'recount-suggested', 'short-pick'])

/** What was accepted because it happened, and is odd: someone looks and settles it. */
export const ExceptionCard = ({ exception }: { exception: ExceptionDocument }) => {
  const member = useMember()
  const { record } = useRecord()
  const item = useItem(textIn(exception.detail, 'itemId'))
  const place = useLocation(textIn(exception.detail, 'locationId'))
  const seen = useQuery(documentQuery('observations', exception.subject.id))
  const count = useCount(seen?.collection === 'observations' ? seen.countId : undefined)
  const order = useOrder(textIn(exception.detail, 'orderId'))
  const members = useMembers()
  const by = members.find((one) => one.id === textIn(exception.detail, 'userId'))
  const owner = members.find((one) => one.id === exception.ownerId)
  const kind = exceptionName(exception.kind)
  const hint = saidOf(words.inbox.exceptionHints, exception.kind)
  const countable =
    COUNT_ANSWERS.has(exception.kind) && place && isPhysical(place.kind) && may(member, 'count', place.siteId)
  const about = [count?.name, order?.number, item?.name, place?.code].filter((name) => name !== undefined)
  const change = (set: { state?: 'resolved'; ownerId?: string | null }, done: string) =>
    record(
      [
        {
          type: 'edit',
          op: 'update',
          collection: 'exceptions',
          documentId: exception.id,
          set,
          base: Object.fromEntries(Object.keys(set).map((field) => [field, exception[field as keyof typeof set]])),
          labels: { name: kind },
        },
      ],
      { done },
    )
  const isMine = exception.ownerId === member.userId
  return (
    <article className={classes.conflict} aria-label={kind}>
      <p className={classes.field}>▲ {kind}</p>
      {about.length > 0 ? <p>{about.join(' · ')}</p> : null}
      {hint ? <p>{hint}</p> : null}
      {exception.kind === 'rejected' ? <RejectedDeed exception={exception} /> : null}
      {exception.kind === 'unknown-barcode' ? <ReportedCode detail={exception.detail} /> : null}
      <Hint>
        {[
          asMoment(exception.createdAt, new Date()),
          ...(by ? [words.count.by(by.name)] : []),
          // One's own action is its own to settle: nobody took it on.
          ...(owner && exception.subject.collection !== 'actions' ? [words.inbox.takenOn(owner.name)] : []),
          plainDetail(exception),
        ]
          .filter((text) => text !== '')
          .join(' · ')}
      </Hint>
      <Actions>
        {exception.kind === 'over-allocated' ? <WayOut exception={exception} /> : null}
        {countable ? (
          <BigButton kind="quiet" href={`/count/bin/${place.id}`}>
            {words.count.countThis}
          </BigButton>
        ) : null}
        {count ? (
          <BigButton kind="quiet" href={`/count/${count.id}`}>
            {words.inbox.seeCount}
          </BigButton>
        ) : null}
        {order ? (
          <BigButton kind="quiet" href={`/orders/${order.id}`}>
            {words.inbox.seeOrder}
          </BigButton>
        ) : null}
        {item ? (
          <BigButton kind="quiet" href={`/items/${item.id}`}>
            {words.inbox.seeItem}
          </BigButton>
        ) : null}
        {place ? (
          <BigButton kind="quiet" href={`/locations/${place.id}`}>
            {words.inbox.seeLocation}
          </BigButton>
        ) : null}
        {may(member, 'resolve-exceptions') && exception.subject.collection !== 'actions' ? (
          <BigButton
            kind="quiet"
            onClick={() =>
              isMine
                ? change({ ownerId: null }, words.inbox.givenBack)
                : change({ ownerId: member.userId }, words.inbox.taken)
            }
          >
            {isMine ? words.inbox.giveBack : words.inbox.takeOn}
          </BigButton>
        ) : null}
        {may(member, 'resolve-exceptions') ? (
          <BigButton kind="quiet" onClick={() => change({ state: 'resolved' }, words.inbox.settled)}>
            {words.inbox.close}
          </BigButton>
        ) : null}
      </Actions>
    </article>
  )
}
