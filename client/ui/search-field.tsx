import { Search, X } from 'lucide-react'
import { words } from '../words/index.ts'
import classes from './search-field.module.css'

type Props = { value: string; onValue: (value: string) => void; label: string; autoFocus?: boolean }

/** Search as you type; the label is inside, since the place above already says what is searched. */
export const SearchField = ({ value, onValue, label, autoFocus = false }: Props) => (
  <div className={classes.field}>
    <Search size={20} aria-hidden />
    <input
      type="search"
      enterKeyHint="search"
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      aria-label={label}
      placeholder={label}
      value={value}
      // biome-ignore lint/a11y/noAutofocus: only in a sheet that was opened to search
      autoFocus={autoFocus}
      onChange={(event) => onValue(event.target.value)}
    />
    {value === '' ? null : (
      <button type="button" aria-label={words.flows.clear} onClick={() => onValue('')}>
        <X size={20} aria-hidden />
      </button>
    )}
  </div>
)
