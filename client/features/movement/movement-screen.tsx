import { useState } from 'react'
import { answerScan } from '../../parts/answer-scan.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { ExpectedOn } from '../../parts/expected-on.tsx'
import { goodsSaid } from '../../parts/goods-said.ts'
import { ToReceive } from '../../parts/to-receive.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { useWorkScan } from '../../parts/use-work-scan.tsx'
import { wrongVariantSaid } from '../../parts/variant-said.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Screen } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { draftsOf, type Facts, gapOf, type Step } from './build.ts'
import { Choosers } from './choosers.tsx'
import { FLOWS, type FlowName } from './flows.ts'
import { emptyLine, hear, nextLine } from './line.ts'
import { LineForm } from './line-form.tsx'
import classes from './movement.module.css'
import { sayDeed, sayDone, sayStep, sayWrong } from './say-line.ts'
import { serialScanned } from './serial-scan.ts'
import { ToPutAway } from './to-put-away.tsx'
import { useFacts } from './use-facts.ts'
import { useLine } from './use-line.ts'

/** Receive, put away, move, pick, adjust: one line at a time, scan-first; the button always names the next step. */
export const MovementScreen = ({ flow: name }: { flow: FlowName }) => <Movement key={name} name={name} />

const Movement = ({ name }: { name: FlowName }) => {
  const flow = FLOWS[name]
  const workspace = useWorkspace()
  const member = useMember()
  const { record } = useRecord()
  const [line, change] = useLine(flow)
  const [choosing, setChoosing] = useState<Step | undefined>()
  const facts = useFacts(flow, line)
  /** Serial numbers received since the screen was opened, for whoever counts along. */
  const [pieces, setPieces] = useState<readonly string[]>([])
  const gap = gapOf(facts, member)
  usePlace(words.flows.titles[name], '/')
  useWakeLock()

  /** A new serial number, scanned, is a piece received, as long as nothing else is left to say. */
  const receiveSerial = (piece: Facts) => {
    answerScan('good')
    setChoosing(undefined)
    if (gapOf(piece, member) === undefined) {
      const number = piece.line.lot?.code ?? ''
      void record(draftsOf(piece), { done: sayDone(piece), undoable: true }).then((saved) => {
        if (saved) setPieces((now) => [...now, number])
      })
    } else change((now) => ({ ...now, ...(piece.line.lot ? { lot: piece.line.lot } : {}) }))
    return true
  }

  const unknown = useWorkScan(
    ([found]) => {
      const piece = serialScanned(facts, found, workspace.lotId)
      if (piece) return receiveSerial(piece)
      const heard = hear(line, found, flow)
      if (heard.said === 'unknown') return 'unknown'
      answerScan(heard.good ? 'good' : 'wrong')
      if (heard.good) {
        setChoosing(undefined)
        change((now) => hear(now, found, flow).line)
      } else {
        const variant = wrongVariantSaid(workspace, facts.item?.id, goodsSaid(found)?.item.id)
        warn((heard.said === 'wrong-item' ? variant : undefined) ?? sayWrong(facts, found, heard.said))
      }
      return true
    },
    (name === 'receive' ? facts.to : facts.from)?.id,
  )

  const act = async () => {
    if (gap?.kind === 'step') {
      if (gap.step !== 'quantity' && gap.step !== 'reason') setChoosing(gap.step)
      else say(sayStep(facts, gap.step))
      return
    }
    if (gap) return
    const saved = await record(draftsOf(facts), { done: sayDone(facts), replaces: line.replaces, undoable: true })
    if (saved) change(() => nextLine({ ...line, ...(facts.to ? { toId: facts.to.id } : {}) }, flow, facts.item))
  }

  /** With the way back: a wrong tap costs nothing of what was entered. */
  const clear = () => {
    change(() => emptyLine)
    if (line.itemId !== undefined) say(words.flows.cleared, { undo: () => change(() => line) })
  }

  return (
    <Screen
      label={words.flows.titles[name]}
      top={<CameraStrip size="strip" />}
      action={
        <div className={classes.buttons}>
          <BigButton kind="quiet" onClick={clear}>
            {words.flows.clear}
          </BigButton>
          <BigButton onClick={act} disabled={gap?.kind === 'cannot'}>
            {gap?.kind === 'step' ? sayStep(facts, gap.step) : sayDeed(facts)}
          </BigButton>
        </div>
      }
    >
      {pieces.length > 0 ? (
        <p role="status" className={classes.pieces}>
          ● {words.flows.pieces(pieces.length, pieces.at(-1) ?? '')}
        </p>
      ) : null}
      <LineForm
        facts={facts}
        gap={gap}
        onChange={change}
        onChoose={setChoosing}
        beside={
          name === 'receive' ? (
            <ToReceive />
          ) : name === 'put-away' ? (
            <ToPutAway onChoose={(chosen) => change(() => chosen)} />
          ) : null
        }
      />
      {name === 'receive' && line.itemId ? <ExpectedOn itemId={line.itemId} /> : null}
      {unknown}
      <Choosers facts={facts} step={choosing} onChange={change} onClose={() => setChoosing(undefined)} />
    </Screen>
  )
}
