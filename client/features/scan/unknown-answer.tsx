import { UnknownCode } from '../../parts/unknown-code.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { words } from '../../ui/words.ts'
import classes from './scan.module.css'

/** A code that nothing here has. */
export const UnknownAnswer = ({ code }: { code: string }) => (
  <article className={classes.card} aria-label={words.scan.kinds.unknown}>
    <EmptyState title={words.scan.unknown(code)} hint={words.scan.unknownHint}>
      <BigButton kind="quiet" href={`/items?search=${encodeURIComponent(code)}`}>
        {words.scan.searchItems}
      </BigButton>
    </EmptyState>
    <UnknownCode key={code} code={code} />
  </article>
)
