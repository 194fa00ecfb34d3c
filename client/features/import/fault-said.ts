import { type RowFault, sayCellFault } from '../../../domain/row-fault.ts'
import { words } from '../../words/index.ts'
import { fieldName } from './field-name.ts'

/** What is wrong with a row, in the person's language; of a code that a newer server made up, what the server said. */
export const faultSaid = (fault: RowFault & { message: string }): string => {
  if (!Object.hasOwn(words.rowFaults, fault.code)) return fault.message
  const said = sayCellFault(words.rowFaults, fault)
  return fault.field === undefined ? said : `${fieldName(fault.field)}: ${said}`
}
