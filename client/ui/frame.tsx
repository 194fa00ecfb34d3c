import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { words } from '../words/index.ts'
import classes from './frame.module.css'

type Destination = {
  href: string
  label: string
  icon: LucideIcon
  active: boolean
  prominent?: boolean
  count?: number
}

/** What the bar offers beside its places: something that opens here, wherever one is. */
type Extra = { label: string; text: string; icon: LucideIcon; onOpen: () => void }

type Props = { top: ReactNode; destinations: readonly Destination[]; extra: Extra; children: ReactNode }

/** Phone: bar above, five places and what was done last below. From 768 px the places stand as a rail on the left. */
export const Frame = ({ top, destinations, extra, children }: Props) => (
  <div className={classes.frame}>
    <a href="#main" className={classes.skip}>
      {words.skip}
    </a>
    <header className={classes.top}>{top}</header>
    <main id="main" className={classes.main} tabIndex={-1}>
      {children}
    </main>
    <nav className={classes.nav} aria-label={words.nav.label}>
      {destinations.map(({ href, label, icon: Icon, active, prominent, count }) => (
        <Link
          key={href}
          href={href}
          className={classes.place}
          data-prominent={prominent || undefined}
          aria-current={active ? 'page' : undefined}
          aria-label={count ? words.nav.counted(label, count) : label}
        >
          <span className={classes.icon}>
            <Icon size={24} aria-hidden />
            {count ? <span className={classes.count}>{count}</span> : null}
          </span>
          <span aria-hidden>{label}</span>
        </Link>
      ))}
      <button type="button" className={classes.place} aria-label={extra.label} onClick={extra.onOpen}>
        <span className={classes.icon}>
          <extra.icon size={24} aria-hidden />
        </span>
        <span aria-hidden>{extra.text}</span>
      </button>
    </nav>
  </div>
)
