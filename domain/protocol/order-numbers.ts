/** Numbers of orders that a device may give out: the server gives them, for good. */
import * as z from 'zod'
import { wholeNumber } from './parts.ts'

/** `knownTo`: the highest end of a block of this range that the device was ever given, so that a server set back to an older copy gives none of it again. */
export const orderNumbersBody = z.object({
  kind: z.enum(['purchase', 'sales', 'transfer']),
  knownTo: wholeNumber.optional(),
})

/** Numbers from `first` on, for this device alone. */
export type OrderNumbersAnswer = { prefix: string; digits: number; first: number; count: number; serverTime: string }
