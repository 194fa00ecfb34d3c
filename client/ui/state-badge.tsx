import { ArrowUp, Check, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { words } from '../words/index.ts'
import classes from './state-badge.module.css'

type SyncKind = 'offline' | 'sending' | 'syncing' | 'up-to-date' | 'needs-you'

const ICONS = {
  offline: CloudOff,
  sending: ArrowUp,
  syncing: RefreshCw,
  'up-to-date': Check,
  'needs-you': TriangleAlert,
} as const

type Props = { kind: SyncKind; pending: number; inbox: number; onOpen: () => void }

/** How this device stands with the others, always in sight. A live region says it too, since a button's text is not announced. */
export const StateBadge = ({ kind, pending, inbox, onOpen }: Props) => {
  const Icon = ICONS[kind]
  const text = words.badge.text(kind, pending, inbox)
  return (
    <>
      <button
        type="button"
        className={classes.badge}
        data-kind={kind}
        onClick={onOpen}
        aria-label={words.badge.label(text)}
      >
        <Icon size={16} strokeWidth={2.5} aria-hidden />
        <span>{text}</span>
      </button>
      <span className={classes.live} role="status" aria-live="polite">
        {text}
      </span>
    </>
  )
}
