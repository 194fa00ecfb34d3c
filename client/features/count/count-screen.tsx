import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { binsOf } from '../../../domain/count-plan.ts'
import { isStillOpen } from '../../../domain/count-schedule.ts'
import { isPhysical } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import type { CountDocument, LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Gone } from '../../ui/gone.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Actions, Hint, Panes, Screen, Section } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { useCount, useLocations, useObservations, useReady, useRecounts } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { BinList } from './bin-list.tsx'
import { RecountList } from './recount-list.tsx'
import { Settled } from './settled.tsx'
import { usePresence } from './use-presence.ts'
import { Variances } from './variances.tsx'

/** One count: the bins and which of them were seen, then what differs; the button names the next bin. */
export const CountScreen = ({ id }: { id: string }) => {
  const ready = useReady()
  const count = useCount(id)
  usePlace(count?.name ?? words.count.title, '/count')
  if (!count) return <Gone title={words.count.gone} ready={ready} />
  return <Count count={count} />
}

const Count = ({ count }: { count: CountDocument }) => {
  const member = useMember()
  const [, navigate] = useRoute()
  const { record } = useRecord()
  const locations = useLocations()
  const observations = useObservations({ countId: count.id })
  const [choosing, setChoosing] = useState(false)
  const bins = binsOf(count, locations)
  const seen = new Set(observations.map(({ observation }) => observation.locationId))
  const next = bins.find((bin) => !seen.has(bin.id))
  const leads = may(member, 'approve', count.siteId)
  const mayCount = may(member, 'count', count.siteId)
  const counting = isStillOpen(count) && mayCount
  const isOver = count.state === 'posted' || count.state === 'cancelled'
  const recounts = useRecounts().filter((one) => one.countId === count.id)
  const present = usePresence(count.id, null)
  const inSite = (place: LocationDocument) => isPhysical(place.kind) && place.siteId === count.siteId

  const become = (state: CountDocument['state'], done: string) =>
    record(
      [
        {
          type: 'edit',
          op: 'update',
          collection: 'counts',
          documentId: count.id,
          set: { state },
          base: { state: count.state },
          labels: { name: count.name },
        },
      ],
      { done, undoable: true },
    )

  // Whatever is no bin of this count is for the app: the scan screen says what it is.
  useWorkScan(([found]) => {
    const isOfCount = found?.kind === 'location' && bins.some((bin) => bin.id === found.location.id)
    if (!counting || !isOfCount) return false
    answerScan('good')
    navigate(`/count/${count.id}/bin/${found.location.id}`)
    return true
  })

  return (
    <Screen
      label={count.name}
      {...(counting ? { top: <CameraStrip size="strip" /> } : {})}
      action={
        <Actions>
          {counting && seen.size > 0 ? (
            <BigButton kind={next ? 'quiet' : 'primary'} onClick={() => become('review', words.count.handedIn)}>
              {words.count.handIn}
            </BigButton>
          ) : null}
          {counting && (next || bins.length === 0) ? (
            <BigButton onClick={() => (next ? navigate(`/count/${count.id}/bin/${next.id}`) : setChoosing(true))}>
              {next ? words.count.nextBin(next.code) : words.count.countBin}
            </BigButton>
          ) : null}
          {mayCount && count.state === 'review' ? (
            <BigButton kind="quiet" onClick={() => become('counting', words.count.goesOn)}>
              {words.count.countOn}
            </BigButton>
          ) : null}
          {leads && count.state === 'review' ? (
            <BigButton onClick={() => become('posted', words.count.posted)}>{words.count.post}</BigButton>
          ) : null}
        </Actions>
      }
    >
      <Panes
        parts
        left={
          <>
            <Facts
              facts={[
                {
                  label: words.count.states[count.state],
                  value:
                    bins.length > 0
                      ? words.count.progress(bins.filter((bin) => seen.has(bin.id)).length, bins.length)
                      : words.home.counted(observations.length),
                },
                ...(count.dueOn ? [{ label: words.count.plan.due, value: asDay(count.dueOn) }] : []),
              ]}
            />
            {present.length > 0 ? (
              <Hint>{words.count.alsoHere([...new Set(present.map(({ name }) => name))].sort().join(', '))}</Hint>
            ) : null}
            {mayCount && !isOver ? <RecountList recounts={recounts} /> : null}
            {leads ? (
              <Section title={words.count.review}>
                <Variances rows={observations} count={count} />
              </Section>
            ) : null}
            {leads ? <Settled rows={observations} /> : null}
          </>
        }
        right={
          <BinList
            bins={bins}
            seen={seen}
            present={present}
            hrefOf={counting ? (bin) => `/count/${count.id}/bin/${bin.id}` : undefined}
          />
        }
      />
      {isOver ? null : (
        <Actions>
          {may(member, 'plan-counts', count.siteId) ? (
            <BigButton kind="quiet" href={`/count/${count.id}/edit`}>
              {words.count.plan.edit}
            </BigButton>
          ) : null}
          {leads ? (
            <BigButton kind="quiet" onClick={() => become('cancelled', words.count.states.cancelled)}>
              {words.count.cancelCount}
            </BigButton>
          ) : null}
        </Actions>
      )}
      {choosing ? (
        <LocationChooser
          open
          title={words.count.countBin}
          fits={inSite}
          onClose={() => setChoosing(false)}
          onChoose={(bin) => navigate(`/count/${count.id}/bin/${bin}`)}
        />
      ) : null}
    </Screen>
  )
}
