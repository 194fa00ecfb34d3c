/** Pallet numbers, and labels for a printer: where which text and which symbol goes, never a command of the printer's. */
import * as z from 'zod'
import { SYMBOLS } from '../labels/content.ts'
import { PRINT_LIMITS } from '../protocol-limits.ts'
import { filled, id, text, wholeNumber } from './parts.ts'

/** `knownTo`: the highest end of a block that this device was ever given, so that a server set back to an older copy gives none of it again. */
export const numbersBody = z.object({ knownTo: wholeNumber.optional() })

/** Numbers from `first` on, for this device alone. */
export type NumbersAnswer = { prefix: string; extension: number; first: number; count: number; serverTime: string }

/** Dots; a label of a metre at 600 dots an inch is shorter. */
const dots = z.number().int().min(0).max(25_000)

const printedLabel = z.object({
  width: dots.min(1),
  height: dots.min(1),
  texts: z.array(z.object({ text: text(300), x: dots, y: dots, size: dots.min(1), centred: z.boolean() })).max(40),
  symbols: z
    .array(
      z.object({
        carried: z.object({ kind: z.enum(SYMBOLS), data: filled(400) }),
        ...{ x: dots, y: dots, module: dots.min(1).max(100), height: dots.min(1) },
      }),
    )
    .max(4),
})

export const printBody = z.object({
  printerId: id,
  labels: z.array(printedLabel).min(1).max(PRINT_LIMITS.labels),
  copies: z.number().int().min(1).max(PRINT_LIMITS.copies),
})
export type PrintBody = z.input<typeof printBody>
