import type { ReactNode } from 'react'
import { words } from '../../ui/words.ts'
import classes from './movement.module.css'

type Props = { label: string; value: ReactNode; detail?: ReactNode; next: boolean; onOpen: () => void }

/** One named thing on the line. An empty one says how to fill it; the one to fill next is marked. */
export const Slot = ({ label, value, detail, next, onOpen }: Props) => (
  <button
    type="button"
    className={classes.slot}
    data-next={next || undefined}
    data-empty={!value || undefined}
    onClick={onOpen}
  >
    <span className={classes.label}>{label}</span>
    <span className={classes.value}>{value ?? words.flows.scanOrChoose}</span>
    {detail ? <span className={classes.detail}>{detail}</span> : null}
  </button>
)
