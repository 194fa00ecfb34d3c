import { UnknownCode } from '../../parts/unknown-code.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import classes from './scan.module.css'

/** A code that nothing here has. */
export const UnknownAnswer = ({ code }: { code: string }) => (
  <article className={classes.card} aria-label={words.scan.kinds.unknown}>
    <div>
      <p className={classes.kind}>{words.scan.kinds.unknown}</p>
      <p className={classes.name}>{words.scan.unknown(code)}</p>
      <Hint>{words.scan.unknownHint}</Hint>
      <BigButton kind="quiet" href={`/items?search=${encodeURIComponent(code)}`}>
        {words.scan.searchItems}
      </BigButton>
    </div>
    <UnknownCode key={code} code={code} />
  </article>
)
