import { type KeyboardEvent, useDeferredValue, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useReady } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { type HitGroup, searchAllQuery } from '../../view/search-all.ts'
import { words } from '../../words/index.ts'
import classes from './search.module.css'

const text = words.searchAll

const Group = ({ group, onClose }: { group: HitGroup; onClose: () => void }) => (
  <Section title={text.kinds[group.of]} aside={group.total > group.hits.length ? text.more(group.total) : undefined}>
    <Rows label={text.kinds[group.of]}>
      {group.hits.map(({ id, title, detail, href, archived }) => (
        <li key={id}>
          <Row
            href={href}
            title={title}
            detail={
              <>
                {detail ? <span>{detail}</span> : null}
                {archived ? <span>{text.over}</span> : null}
              </>
            }
            onClick={onClose}
          />
        </li>
      ))}
    </Rows>
  </Section>
)

const Search = ({ onClose }: { onClose: () => void }) => {
  const ready = useReady()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const searched = useDeferredValue(typed)
  const groups = useQuery(searchAllQuery(searched))
  const body = useRef<HTMLDivElement>(null)

  /** Arrows go from hit to hit, Enter takes the best. */
  const onKeyDown = (event: KeyboardEvent) => {
    const links = [...(body.current?.querySelectorAll('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLAnchorElement)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
      event.preventDefault()
      if (next) next.focus()
      else if (at === 0) body.current?.querySelector('input')?.focus()
    }
    const [first] = groups[0]?.hits ?? []
    if (event.key === 'Enter' && at < 0 && first && searched === typed) {
      event.preventDefault()
      onClose()
      navigate(first.href)
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the field and the links in it
    <div ref={body} className={classes.body} onKeyDown={onKeyDown}>
      <SearchField value={typed} onValue={setTyped} label={text.field} autoFocus />
      <p className={classes.said} aria-live="polite">
        {searched.trim() === '' ? '' : text.found(groups.reduce((sum, { total }) => sum + total, 0))}
      </p>
      {searched.trim() === '' ? (
        <EmptyState title={text.start} hint={text.hint} />
      ) : groups.length === 0 ? (
        <EmptyState title={ready ? text.none : words.notLoaded} />
      ) : (
        groups.map((group) => <Group key={group.of} group={group} onClose={onClose} />)
      )}
    </div>
  )
}

/** Search everything that is on this device, as one types. */
export const SearchSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Sheet open={open} title={text.title} onClose={onClose}>
    {open ? <Search onClose={onClose} /> : null}
  </Sheet>
)
