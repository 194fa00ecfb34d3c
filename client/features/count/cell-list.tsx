import { useState } from 'react'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Panes, Section } from '../../ui/screen.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import { useItem, useLots } from '../../view/hooks.ts'
import type { ObservationRow } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import classes from './count.module.css'
import { type Cell, cellName } from './use-visit.ts'

type SeenProps = { row: ObservationRow; unexpected: boolean; onAsk: (cell: Cell) => void }

const Seen = ({ row, unexpected, onAsk }: SeenProps) => {
  const { observation, state } = row
  const item = useItem(observation.itemId)
  const lot = useLots(observation.itemId ?? '').find((one) => one.id === observation.lotId)
  if (!item) return null
  return (
    <Row
      title={item.name}
      detail={
        <>
          {lot ? <Code value={lot.code} /> : null}
          {observation.quantity === 0 ? <span>{words.count.notFound}</span> : null}
          {unexpected ? <span>▲ {words.count.unexpected}</span> : null}
        </>
      }
      trailing={
        <>
          <Quantity value={observation.quantity ?? 0} unit={item.baseUnit} />
          <StateMark state={state} />
        </>
      }
      onClick={() => onAsk({ item, lotId: observation.lotId, lotCode: lot?.code })}
    />
  )
}

type ToSeeProps = { cell: Cell; onAsk: (cell: Cell) => void; onNotFound: (cell: Cell) => void }

const ToSee = ({ cell, onAsk, onNotFound }: ToSeeProps) => (
  <div className={classes.toSee}>
    <Row
      title={cell.item.name}
      detail={
        <>
          <Code value={cell.lotCode ?? cell.item.sku} />
          <span>○ {words.count.notYet}</span>
        </>
      }
      onClick={() => onAsk(cell)}
    />
    <button
      type="button"
      className={classes.person}
      aria-label={`${words.count.notFound}: ${cell.item.name} ${cell.lotCode ?? ''}`.trim()}
      onClick={() => onNotFound(cell)}
    >
      {words.count.notFound}
    </button>
  </div>
)

/** As many as are looked for at one bin; a count may name hundreds. */
const SHOWN = 50

const ToSeeList = ({ toSee, title, onAsk, onNotFound }: Pick<Props, 'toSee' | 'title' | 'onAsk' | 'onNotFound'>) => {
  const [all, setAll] = useState(false)
  const shown = all ? toSee : toSee.slice(0, SHOWN)
  return (
    <Section title={title}>
      <Rows label={title}>
        {shown.map((cell) => (
          <li key={cellName(cell.item.id, cell.lotId)}>
            <ToSee cell={cell} onAsk={onAsk} onNotFound={onNotFound} />
          </li>
        ))}
      </Rows>
      {shown.length < toSee.length ? (
        <BigButton kind="quiet" onClick={() => setAll(true)}>
          {words.count.allToSee(toSee.length)}
        </BigButton>
      ) : null}
    </Section>
  )
}

type Props = {
  seen: readonly ObservationRow[]
  /** What should also be here, or what the task names; never how many of it. */
  toSee: readonly Cell[]
  title: string
  isUnexpected: (cell: { item: Pick<ItemDocument, 'id'>; lotId?: string | undefined }) => boolean
  onAsk: (cell: Cell) => void
  onNotFound: (cell: Cell) => void
}

/** What was seen on this visit, then what is still to be looked for; not finding it is one tap. */
export const CellList = ({ seen, toSee, title, isUnexpected, onAsk, onNotFound }: Props) => (
  <Panes
    parts
    left={
      <Section title={words.count.seen}>
        {seen.length === 0 ? <Hint>{words.count.seenNothing}</Hint> : null}
        <Rows label={words.count.seen}>
          {seen.map((row) => {
            const { itemId = '', lotId, quantity } = row.observation
            return (
              <li key={row.observation.id}>
                <Seen
                  row={row}
                  unexpected={quantity !== 0 && isUnexpected({ item: { id: itemId }, lotId })}
                  onAsk={onAsk}
                />
              </li>
            )
          })}
        </Rows>
      </Section>
    }
    right={toSee.length === 0 ? null : <ToSeeList toSee={toSee} title={title} onAsk={onAsk} onNotFound={onNotFound} />}
  />
)
