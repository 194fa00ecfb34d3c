/**
 * The small parts that the wire's schemas are made of. The wire stands in this folder once for both sides (docs/PROTOCOL.md says the same in
 * words). Only doors parse with the schemas; everything behind a door, and the whole client, uses the types alone, so that zod stays
 * out of the client's bundle.
 */
import * as z from 'zod'
import { isId } from '../ids.ts'
import { MAX_QUANTITY } from '../quantity.ts'

export const id = z.string().refine(isId, 'must be a UUID in lower case')

/** Postgres stores no U+0000, and a lone surrogate has no UTF-8: both are refused rather than altered. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000') && value.isWellFormed(), 'must be well-formed Unicode without U+0000')
export const filled = (max: number) => text(max).min(1)

/** A day of the calendar from the year 1 on: JavaScript reads 30 February and the year 0, Postgres neither. */
const isDay = (value: string): boolean => {
  const at = Date.parse(value)
  return !value.startsWith('0000') && !Number.isNaN(at) && new Date(at).toISOString().startsWith(value.slice(0, 10))
}

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
export const time = z
  .string()
  .refine((value) => TIME.test(value) && isDay(value), 'must be an ISO 8601 time in UTC with milliseconds')
export const day = z
  .string()
  .refine((value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && isDay(value), 'must be a day, YYYY-MM-DD')

/** SHA-256, in hexadecimal. */
export const contentHash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower case hexadecimal')

export const wholeNumber = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
export const quantity = z.number().int().min(1).max(MAX_QUANTITY)
export const seenQuantity = z.number().int().min(0).max(MAX_QUANTITY)
export const unitCode = filled(32)
export const amount = z.object({ quantity: z.number().positive().max(MAX_QUANTITY), unit: unitCode })
/** As it was said: so many of a unit, `and` so many of others ("3 cases and 4"). */
export const entered = amount.extend({ and: z.array(amount).max(10).optional() })
export const money = z.number().finite().min(0).max(1e12)
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code')
