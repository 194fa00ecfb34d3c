/** What a screen that stopped tells those who run the server: of the fault alone, nothing of the stock. */
import * as z from 'zod'
import { REPORT_LIMITS } from '../protocol-limits.ts'
import { filled, id, text, time } from './parts.ts'

/** `screen`: a path without ids and without what was searched. `stack`: places in the code, without the message. */
export const reportBody = z.object({
  id,
  at: time,
  message: text(REPORT_LIMITS.messageChars),
  stack: text(REPORT_LIMITS.stackChars),
  version: filled(60),
  screen: filled(200),
  deviceId: id,
})
export type FailureReport = z.input<typeof reportBody>
