import { reasonName } from '../../domain/reason.ts'
import { useReasons } from '../view/hooks.ts'

/** A movement's reason by the name that the organisation gives it now, or as it was written. */
export const ReasonLabel = ({ said }: { said: string }) => <span>{reasonName(useReasons(), said)}</span>
