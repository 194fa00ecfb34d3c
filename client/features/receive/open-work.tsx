import { useState } from 'react'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Screen } from '../../ui/screen.tsx'
import { say } from '../../ui/toast.ts'
import { words } from '../../words/index.ts'
import { draftsOf, gapOf, type Step } from './build.ts'
import { Choosers } from './choosers.tsx'
import type { Job } from './job.ts'
import { LinePanel, saidAmount } from './line-panel.tsx'
import { type OpenLine, openLine, putAside, type Work, withoutOpen } from './open-line.ts'
import classes from './receive.module.css'
import { useLineFacts } from './use-facts.ts'
import type { WorkLine } from './use-work.ts'

const STEPS: Record<Step, string> = {
  lot: words.flows.chooseLot,
  place: words.flows.chooseTo,
  quantity: words.flows.giveQuantity,
}

type Props = {
  job: Job
  orderId: string
  work: Work
  open: OpenLine
  line: WorkLine
  fits: (place: LocationDocument) => boolean
  onChange: (change: (work: Work) => Work) => void
}

/** The open line with its button: what it says is what it does. */
export const OpenWork = ({ job, orderId, work, open, line, fits, onChange }: Props) => {
  const member = useMember()
  const { record } = useRecord()
  const [choosing, setChoosing] = useState<Step | undefined>()
  const facts = useLineFacts({ job, orderId, work, open, line })
  const gap = gapOf(facts, member)
  const change = (next: (open: OpenLine) => OpenLine) =>
    onChange((now) => (now.open ? { ...now, open: next(now.open) } : now))

  const act = async () => {
    if (gap?.kind === 'step') {
      if (gap.step === 'quantity') say(STEPS.quantity)
      else setChoosing(gap.step)
      return
    }
    if (gap) return
    const { item, place } = facts
    const done = words.receive.saidDone[job.name](saidAmount(facts), item?.name ?? '', place?.code ?? '')
    if (!(await record(draftsOf(facts), { done, undoable: true }))) return
    // The next piece of the same has a number of its own, and is asked for.
    const { line, left } = facts.work
    if (item?.tracking !== 'serial' || left <= 1) return onChange(withoutOpen)
    const { placeId } = facts.open
    onChange((now) => ({ ...now, open: { ...openLine(line, item, left - 1), ...(placeId ? { placeId } : {}) } }))
  }

  return (
    <Screen
      label={facts.item?.name ?? words.unknownName}
      action={
        <div className={classes.buttons}>
          <BigButton kind="quiet" onClick={() => onChange(putAside)}>
            {words.receive.skip}
          </BigButton>
          <BigButton onClick={act} disabled={gap?.kind === 'cannot'}>
            {gap?.kind === 'step'
              ? STEPS[gap.step]
              : words.receive.button[job.name](saidAmount(facts), facts.place?.code ?? '')}
          </BigButton>
        </div>
      }
    >
      <LinePanel facts={facts} gap={gap} onChange={change} onChoose={setChoosing} />
      <Choosers facts={facts} step={choosing} fits={fits} onChange={change} onClose={() => setChoosing(undefined)} />
    </Screen>
  )
}
