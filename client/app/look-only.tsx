import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePlace } from '../ui/place.tsx'
import { words } from '../words/index.ts'

/** In place of a screen of work that this member's role does not include, wherever a link to it came from. */
export const LookOnly = () => {
  usePlace(words.lookOnly.title, '/')
  return (
    <EmptyState title={words.lookOnly.title} hint={words.lookOnly.hint}>
      <BigButton href="/items">{words.items.title}</BigButton>
    </EmptyState>
  )
}
