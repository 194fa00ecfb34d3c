import type { DockJob } from '../../parts/order-job.ts'
import { Code } from '../../ui/code.tsx'
import { asFigure, Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import type { WorkLine } from './use-work.ts'

type LineProps = { job: DockJob; work: WorkLine; selected: boolean; onOpen: (work: WorkLine) => void }

const LineRow = ({ job, work, selected, onOpen }: LineProps) => {
  const item = useItem(work.line.itemId)
  const unit = item ? { unit: item.baseUnit } : {}
  const over = work.done - work.expected
  return (
    <Row
      title={item?.name ?? words.unknownName}
      detail={
        <>
          {item ? <Code value={item.sku} /> : null}
          <span>{words.receive.of[job](asFigure(work.done), asFigure(work.expected))}</span>
          {over > 0 ? <span>{words.receive.over(asFigure(over))}</span> : null}
        </>
      }
      trailing={work.left > 0 ? <Quantity value={work.left} {...unit} /> : <span>● {words.receive.done}</span>}
      selected={selected}
      onClick={() => onOpen(work)}
    />
  )
}

type Props = {
  job: DockJob
  lines: readonly WorkLine[]
  openId: string | undefined
  onOpen: (work: WorkLine) => void
}

/** The lines of the order: what waits comes first, what is done last. */
export const LineList = ({ job, lines, openId, onOpen }: Props) => {
  const part = (title: string, those: readonly WorkLine[], aside?: string) =>
    those.length === 0 ? null : (
      <Section title={title} aside={aside}>
        <Rows label={title}>
          {those.map((work) => (
            <li key={work.line.id}>
              <LineRow job={job} work={work} selected={work.line.id === openId} onOpen={onOpen} />
            </li>
          ))}
        </Rows>
      </Section>
    )
  return (
    <>
      {part(
        words.receive.waiting,
        lines.filter(({ left }) => left > 0),
        words.receive.left[job],
      )}
      {part(
        words.receive.done,
        lines.filter(({ left }) => left === 0),
      )}
    </>
  )
}
