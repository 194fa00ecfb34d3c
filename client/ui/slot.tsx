import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './slot.module.css'

type Props = { label: string; value: ReactNode; detail?: ReactNode; next?: boolean; onOpen: () => void }

/** The named things of a line, one below the other. */
export const Slots = ({ children }: { children: ReactNode }) => <div className={classes.slots}>{children}</div>

/** One named thing on the line. An empty one says how to fill it; the one to fill next is marked. */
export const Slot = ({ label, value, detail, next = false, onOpen }: Props) => (
  <button
    type="button"
    className={classes.slot}
    data-next={next || undefined}
    data-empty={!value || undefined}
    onClick={onOpen}
  >
    <span className={classes.label}>{label}</span>
    <span className={classes.value}>
      <bdi>{value ?? words.flows.scanOrChoose}</bdi>
    </span>
    {detail ? <span className={classes.detail}>{detail}</span> : null}
  </button>
)
