import { useState } from 'react'
import { useLocation as useRoute } from 'wouter'
import { isPhysical } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Actions, Screen, Section } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { useCountSchedules, useCounts, useReady, useRecounts, useWaitingOutside } from '../../view/hooks.ts'
import type { CountRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { RecountList } from './recount-list.tsx'
import { Variances } from './variances.tsx'

const Waiting = ({ variances }: { variances: number }) => (
  <span className={classes.waiting}>▲ {words.count.waiting(variances)}</span>
)

/** Of those that are over, the last ones; the rest on a tap. */
const PAST_SHOWN = 5

const physical = (place: LocationDocument) => isPhysical(place.kind)

/** How many variances wait is for whoever may settle them. */
const CountRows = ({ rows, label }: { rows: readonly CountRow[]; label: string }) => {
  const member = useMember()
  return (
    <Rows label={label}>
      {rows.map(({ count, observed, awaiting }) => (
        <li key={count.id}>
          <Row
            href={`/count/${count.id}`}
            title={count.name}
            detail={
              <>
                <span>{words.count.states[count.state]}</span>
                {count.blind ? <span>{words.count.blind}</span> : null}
                {count.dueOn ? <span>{words.count.due(asDay(count.dueOn))}</span> : null}
                <span>{words.home.counted(observed)}</span>
              </>
            }
            trailing={
              awaiting > 0 && may(member, 'approve', count.siteId) ? <Waiting variances={awaiting} /> : undefined
            }
          />
        </li>
      ))}
    </Rows>
  )
}

/** The counts at hand, one's own first; any bin can be counted at any time. */
export const CountsScreen = () => {
  const member = useMember()
  const [, navigate] = useRoute()
  const ready = useReady()
  const counts = useCounts()
  const isOver = ({ count }: CountRow) => count.state === 'cancelled' || count.state === 'posted'
  const all = counts.filter((row) => !isOver(row))
  const past = counts.filter(isOver).sort((a, b) => b.count.createdAt.localeCompare(a.count.createdAt))
  const [allPast, setAllPast] = useState(false)
  const mine = all.filter(({ count }) => count.assigneeIds.includes(member.userId))
  const open = all.filter(({ count }) => count.assigneeIds.length === 0)
  const others = all.filter(({ count }) => count.assigneeIds.length > 0 && !count.assigneeIds.includes(member.userId))
  const again = useRecounts().filter((one) => one.countId === undefined)
  const waiting = useWaitingOutside()
  const outside = may(member, 'approve') ? waiting : []
  const schedules = useCountSchedules().filter((schedule) => schedule.active)
  const [choosing, setChoosing] = useState(false)
  const mayCount = may(member, 'count')
  usePlace(words.count.title)

  // Whatever is no bin is for the app: it opens, or the scan screen asks what it is.
  useWorkScan(([found]) => {
    if (!mayCount || found?.kind !== 'location' || !isPhysical(found.location.kind)) return false
    answerScan('good')
    navigate(`/count/bin/${found.location.id}`)
    return true
  })

  return (
    <Screen
      label={words.count.title}
      {...(mayCount ? { top: <CameraStrip size="strip" /> } : {})}
      action={
        <Actions>
          {may(member, 'plan-counts') ? (
            <BigButton kind="quiet" href="/count/new">
              {words.count.create}
            </BigButton>
          ) : null}
          {mayCount ? <BigButton onClick={() => setChoosing(true)}>{words.count.countBin}</BigButton> : null}
        </Actions>
      }
    >
      {all.length === 0 && outside.length === 0 && again.length === 0 ? (
        <EmptyState
          title={ready ? words.count.none : words.notLoaded}
          {...(ready && mayCount ? { hint: words.count.noneHint } : {})}
        />
      ) : null}
      {mayCount ? <RecountList recounts={again} /> : null}
      {mine.length === 0 ? null : (
        <Section title={words.count.mine}>
          <CountRows rows={mine} label={words.count.mine} />
        </Section>
      )}
      {open.length === 0 ? null : (
        <Section title={words.count.open}>
          <CountRows rows={open} label={words.count.open} />
        </Section>
      )}
      {others.length === 0 ? null : (
        <Section title={words.count.others}>
          <CountRows rows={others} label={words.count.others} />
        </Section>
      )}
      {outside.length === 0 ? null : (
        <Section title={words.count.outside}>
          <Variances rows={outside} />
        </Section>
      )}
      {past.length === 0 ? null : (
        <Section title={words.count.past}>
          <CountRows rows={allPast ? past : past.slice(0, PAST_SHOWN)} label={words.count.past} />
          {allPast || past.length <= PAST_SHOWN ? null : (
            <BigButton kind="quiet" onClick={() => setAllPast(true)}>
              {words.count.allPast(past.length)}
            </BigButton>
          )}
        </Section>
      )}
      {may(member, 'plan-counts') ? (
        <Rows>
          <li>
            <Row
              href="/count/schedules"
              title={words.count.schedule.title}
              detail={words.count.schedule.count(schedules.length)}
            />
          </li>
        </Rows>
      ) : null}
      {choosing ? (
        <LocationChooser
          open
          title={words.count.countBin}
          fits={physical}
          onClose={() => setChoosing(false)}
          onChoose={(id) => navigate(`/count/bin/${id}`)}
        />
      ) : null}
    </Screen>
  )
}
