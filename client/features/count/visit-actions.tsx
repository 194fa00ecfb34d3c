import type { CountScope } from '../../../domain/protocol/documents.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'

type Props = {
  blind: boolean
  /** Nothing was seen yet: closing says that the bin is empty. */
  isEmpty: boolean
  /** What the count goes over, where there is one. */
  scope: CountScope | undefined
  /** Single things were asked for: what else lies here is not said. */
  onlySome: boolean
  /** Even so it can be said that no more of these things is here. */
  mayClose: boolean
  onFound: () => void
  onClose: () => Promise<void>
  onLeave: () => void
}

/** What closing says, which is never more than the count goes over. */
const closingSaid = (scope: CountScope | undefined, isEmpty: boolean): string => {
  const { itemIds = [], abcClass } = scope ?? {}
  if (itemIds.length > 0) return words.count.closeNamed
  if (abcClass) return isEmpty ? words.count.noneOfClass(abcClass) : words.count.closeClass(abcClass)
  return isEmpty ? words.count.emptyBin : words.count.closeVisit
}

/** At the thumb: something else lies here, that is all, nothing is here. */
export const VisitActions = ({ blind, isEmpty, scope, onlySome, mayClose, onFound, onClose, onLeave }: Props) => (
  <Actions>
    <BigButton kind="quiet" onClick={onFound}>
      {blind ? words.count.foundBlind : words.count.found}
    </BigButton>
    {mayClose ? (
      <BigButton kind={isEmpty || onlySome ? 'quiet' : 'primary'} onClick={onClose}>
        {closingSaid(scope, isEmpty)}
      </BigButton>
    ) : null}
    {onlySome ? <BigButton onClick={onLeave}>{words.count.doneHere}</BigButton> : null}
  </Actions>
)
