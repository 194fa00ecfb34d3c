import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Screen } from '../../ui/screen.tsx'
import { asDay } from '../../ui/when.ts'
import { useCountSchedules, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'

const text = words.count.schedule

/** Which counts make themselves, and when the next does. */
export const SchedulesScreen = () => {
  const ready = useReady()
  const schedules = useCountSchedules()
  usePlace(text.title, '/count')
  return (
    <Screen label={text.title} action={<BigButton href="/count/schedules/new">{text.create}</BigButton>}>
      {schedules.length === 0 ? (
        <EmptyState title={ready ? text.none : words.notLoaded} {...(ready ? { hint: text.noneHint } : {})} />
      ) : (
        <Rows label={text.title}>
          {schedules.map((schedule) => (
            <li key={schedule.id}>
              <Row
                href={`/count/schedules/${schedule.id}`}
                title={schedule.name}
                detail={
                  <>
                    <span>{text.every(schedule.everyDays)}</span>
                    <span>{schedule.active ? text.next(asDay(schedule.nextOn)) : text.paused}</span>
                    {schedule.blind ? <span>{words.count.blind}</span> : null}
                  </>
                }
              />
            </li>
          ))}
        </Rows>
      )}
    </Screen>
  )
}
