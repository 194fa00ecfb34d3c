import type { RowFault } from '../../../domain/row-fault.ts'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import { faultSaid } from './fault-said.ts'
import classes from './import.module.css'

/** So many are read on a screen. */
const SHOWN = 50

type Props = { faults: readonly (RowFault & { message?: string })[]; count: number }

/** What is wrong, row by row: the first of it, and how much there is besides. */
export const RowFaults = ({ faults, count }: Props) => (
  <>
    <ul className={classes.errors}>
      {faults.slice(0, SHOWN).map((fault, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row may have the same fault twice
        <li key={at}>
          <b>{words.import.row(fault.row)}</b>
          <span>{faultSaid(fault)}</span>
        </li>
      ))}
    </ul>
    {count > SHOWN ? <Hint>{words.import.more(count - SHOWN)}</Hint> : null}
  </>
)
