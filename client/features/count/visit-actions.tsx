import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'

type Props = {
  blind: boolean
  /** Nothing was seen yet: closing says that the bin is empty. */
  isEmpty: boolean
  onlySome: boolean
  onFound: () => void
  onClose: () => Promise<void>
  onLeave: () => void
}

/** At the thumb: something else lies here, that is all, nothing is here. */
export const VisitActions = ({ blind, isEmpty, onlySome, onFound, onClose, onLeave }: Props) => (
  <Actions>
    <BigButton kind="quiet" onClick={onFound}>
      {blind ? words.count.foundBlind : words.count.found}
    </BigButton>
    {onlySome ? (
      <BigButton onClick={onLeave}>{words.count.doneHere}</BigButton>
    ) : (
      <BigButton kind={isEmpty ? 'quiet' : 'primary'} onClick={onClose}>
        {isEmpty ? words.count.emptyBin : words.count.closeVisit}
      </BigButton>
    )}
  </Actions>
)
