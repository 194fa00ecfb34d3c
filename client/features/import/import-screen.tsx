import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import { mayImport } from '../../../domain/permissions.ts'
import { problemSaid } from '../../parts/problem-said.ts'
import { useMember } from '../../parts/use-member.ts'
import { useOnline } from '../../platform/online.ts'
import { onOpenedFile, takeSharedFile } from '../../platform/shared-file.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import type { ImportFault } from '../../view/imports.ts'
import { words } from '../../words/index.ts'
import { missingIn } from './chosen.ts'
import { DropFile } from './drop-file.tsx'
import { FirstRows } from './first-rows.tsx'
import classes from './import.module.css'
import { LastImports } from './last-imports.tsx'
import { MapColumns } from './map-columns.tsx'
import { RowFaults } from './row-faults.tsx'
import { type Importing, useImport } from './use-import.ts'
import { Verdict } from './verdict.tsx'
import type { Opened } from './worker-talk.ts'

const NAMES = {
  ...{ reading: words.import.reading, sending: words.import.sending, checking: words.import.checking },
  ...{ running: words.import.bringingIn, undoing: words.import.takingBack },
}

const OnItsWay = ({ importing: { underWay, stop } }: { importing: Importing }) =>
  underWay ? (
    <div className={classes.way} role="status">
      <span>
        {NAMES[underWay.what]} {underWay.of > 0 ? words.import.progress(underWay.done, underWay.of) : ''}
      </span>
      <progress
        aria-label={NAMES[underWay.what]}
        {...(underWay.of > 0 ? { value: underWay.done, max: underWay.of } : {})}
      />
      {underWay.what === 'reading' ? null : (
        <BigButton kind="quiet" onClick={stop}>
          {words.import.stop}
        </BigButton>
      )}
    </div>
  ) : null

/** What can be done next, at the thumb. */
const Next = ({ importing, online }: { importing: Importing; online: boolean }) => {
  const { step, underWay } = importing
  if (underWay) return <OnItsWay importing={importing} />
  if (step.at === 'map')
    return (
      <div className={classes.stack}>
        <BigButton
          onClick={importing.check}
          disabled={!online || missingIn(step.chosen).length > 0 || step.chosen.opened.goodRows === 0}
        >
          {words.import.check}
        </BigButton>
        <BigButton kind="quiet" onClick={importing.again}>
          {words.import.pickAnother}
        </BigButton>
      </div>
    )
  if (step.at === 'checked') {
    const { created, changed, badRows } = step.figures
    const rows = step.chosen.opened.rowCount
    return (
      <div className={classes.stack}>
        {badRows > 0 && rows > badRows ? (
          <BigButton onClick={() => importing.run('good')} disabled={!online}>
            {words.import.good(rows - badRows)}
          </BigButton>
        ) : badRows === 0 && created + changed > 0 ? (
          <BigButton onClick={() => importing.run('all')} disabled={!online}>
            {words.import.all(created + changed)}
          </BigButton>
        ) : null}
        <BigButton kind="quiet" onClick={importing.again}>
          {words.import.pickAnother}
        </BigButton>
      </div>
    )
  }
  if (step.at === 'done')
    return (
      <div className={classes.stack}>
        <BigButton onClick={importing.again}>{words.import.pickAnother}</BigButton>
        {step.figures.done > 0 && !step.undone ? (
          <BigButton kind="quiet" onClick={() => importing.undo(step.id)} disabled={!online}>
            {words.import.takeBack}
          </BigButton>
        ) : null}
      </div>
    )
  return null
}

/** Rows that cannot be read, before anything is checked: nobody takes them for taken. */
const Unread = ({ opened: { errors, errorCount, rowCount, goodRows } }: { opened: Opened }) =>
  errorCount === 0 ? null : (
    <Section title={words.import.badRows}>
      <p className={classes.wrong} role="alert">
        {words.import.unread(rowCount - goodRows)}
      </p>
      <RowFaults faults={errors} count={errorCount} />
    </Section>
  )

const Detail = ({ importing, isWide }: { importing: Importing; isWide: boolean }) => {
  const { step } = importing
  if (step.at === 'choose') return <EmptyState title={words.import.hint} />
  if (step.at === 'map')
    return (
      <>
        {isWide ? <Unread opened={step.chosen.opened} /> : null}
        <FirstRows chosen={step.chosen} />
      </>
    )
  const { figures, chosen } = step
  const name = chosen.file.name
  if (step.at === 'checked') return <Verdict title={words.import.wouldBe} {...{ figures, name, importing }} />
  return (
    <>
      <p role="status">
        {step.undone
          ? undoneText(step.undone.errorCount)
          : figures.takenBack
            ? leftText(figures.takenBack.kept)
            : figures.stopped
              ? words.import.stopped
              : words.import.done(figures.done)}
      </p>
      <Verdict title={words.import.came} {...{ figures, name, importing }} />
      {step.undone || figures.done === 0 ? null : <Hint>{words.import.takeBackHint}</Hint>}
    </>
  )
}

const leftText = (kept: number): string => (kept === 0 ? words.import.nothingLeft : words.import.someLeft(kept))

const undoneText = (kept: number): string => (kept === 0 ? words.import.takenBack : words.import.kept(kept))

/** A file that another app shared, or that the system opened with this one, is read as one that was picked. */
const useFileFromOutside = ({ read }: Importing, allowed: boolean) => {
  const reader = useRef(read)
  reader.current = read
  useEffect(() => {
    if (!allowed) return
    const take = (file: File) => void reader.current(file)
    onOpenedFile(take)
    takeSharedFile().then(
      (file) => (file ? take(file) : undefined),
      (cause: unknown) => console.error('a shared file', cause),
    )
  }, [allowed])
}

const serverSaid = ({ offline, problem, message }: ImportFault): string => {
  if (problem) return problemSaid(problem)
  return offline ? words.import.offline : message || words.import.failed
}

/** A file becomes rows, rows become what they say: chosen, mapped, checked, brought in. Needs the network. */
export const ImportScreen = () => {
  const member = useMember()
  const online = useOnline()
  const isWide = useMediaQuery('(min-width: 768px)', false, { getInitialValueInEffect: false })
  const importing = useImport()
  const { step, underWay } = importing
  useFileFromOutside(importing, mayImport(member))
  usePlace(words.import.title, '/more')
  if (!mayImport(member)) return <EmptyState title={words.import.notAllowed} />
  const fault = 'fault' in step ? step.fault : undefined
  const said = typeof fault === 'string' ? fault : fault && serverSaid(fault)
  const notes = !online || said ? <p className={classes.wrong}>{said ?? words.import.offline}</p> : null
  const next = <Next importing={importing} online={online} />
  const choose = (
    <>
      <Hint>{words.import.hint}</Hint>
      <DropFile label={words.import.pick} onFile={(file) => void importing.read(file)} />
      <LastImports onUndo={importing.undo} online={online} />
    </>
  )
  if (step.at === 'choose')
    return (
      <Screen label={words.import.title} action={underWay ? next : undefined}>
        {notes}
        {choose}
      </Screen>
    )
  const columns = <MapColumns chosen={step.chosen} importing={importing} />
  // Where there is one pane, the columns stand in it until the file is checked.
  const work = (
    <Screen label={words.import.title} action={next}>
      {notes}
      {!isWide && step.at === 'map' ? (
        <>
          <Unread opened={step.chosen.opened} />
          {columns}
        </>
      ) : null}
      <Detail importing={importing} isWide={isWide} />
    </Screen>
  )
  return isWide ? <TwoPane list={<Screen label={words.import.file}>{columns}</Screen>} detail={work} /> : work
}
