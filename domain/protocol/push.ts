/** What is asked of a push, and what it answers. */
import * as z from 'zod'
import { id, time, wholeNumber } from './parts.ts'

/** The body is checked no further here: one bad action never fails the others. */
export const pushBody = z.object({ actions: z.array(z.unknown()) })

export const outcome = z.object({
  id: z.string().nullable(),
  status: z.enum(['accepted', 'rejected', 'parked']),
  seq: wholeNumber,
  code: z.string().optional(),
  message: z.string().optional(),
  exceptionId: id.optional(),
})
export const pushAnswer = z.object({ settled: z.array(outcome), head: wholeNumber, serverTime: time })

export type Outcome = z.infer<typeof outcome>
export type PushAnswer = z.infer<typeof pushAnswer>
