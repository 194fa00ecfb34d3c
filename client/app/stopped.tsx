import { useOnline } from '../platform/online.ts'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { usePlace } from '../ui/place.tsx'
import { Actions, Hint } from '../ui/screen.tsx'
import { words } from '../words/index.ts'

/** In place of a screen that stopped: what happened, what is safe, what to do. */
export const Stopped = ({ onAgain }: { onAgain: () => void }) => {
  const online = useOnline()
  usePlace(words.failure.title, '/')
  return (
    <div role="alert">
      <EmptyState title={words.failure.title} hint={words.failure.happened}>
        <p>{words.failure.safe}</p>
        <p>{words.failure.next}</p>
        <Actions>
          <BigButton onClick={onAgain}>{words.failure.again}</BigButton>
          <BigButton kind="quiet" onClick={() => location.assign('/')}>
            {words.failure.home}
          </BigButton>
        </Actions>
        <Hint>{words.failure.report(online)}</Hint>
      </EmptyState>
    </div>
  )
}
