import { ArrowLeft, Search } from 'lucide-react'
import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './top-bar.module.css'

type Props = { place: ReactNode; onBack?: () => void; onSearch: () => void; badge: ReactNode }

/** Where I am, the way back, the search for everything, and how this device stands with the others. */
export const TopBar = ({ place, onBack, onSearch, badge }: Props) => (
  <>
    {onBack ? (
      <button type="button" className={classes.back} onClick={onBack} aria-label={words.back}>
        <ArrowLeft aria-hidden />
      </button>
    ) : null}
    <h1 className={classes.place} data-back={onBack ? '' : undefined}>
      <bdi>{place}</bdi>
    </h1>
    <button
      type="button"
      className={classes.back}
      onClick={onSearch}
      aria-label={words.searchAll.open}
      aria-keyshortcuts="/"
    >
      <Search aria-hidden />
    </button>
    {badge}
  </>
)
