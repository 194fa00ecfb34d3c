import { reasonOf } from '../../domain/reason.ts'
import { useReasons } from '../view/hooks.ts'
import { reasonInWords, reasonSaid } from './reason-said.ts'

/** A movement's reason by the name that the organisation gives it now, or as it was written. */
export const ReasonLabel = ({ said }: { said: string }) => {
  const named = reasonOf(useReasons(), said)
  return <span>{named ? reasonSaid(named) : reasonInWords(said)}</span>
}
