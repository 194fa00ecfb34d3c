import { expiryOffered } from '../../../domain/lot.ts'
import type { LotDocument } from '../../../domain/protocol/documents.ts'

/** What the form holds; an empty day is none. */
export type LotFields = { code: string; madeOn: string; expiresOn: string }

type Seen = Pick<LotDocument, 'code' | 'expiresOn' | 'manufacturedOn'>

export const fieldsOf = (lot: Seen): LotFields => ({
  code: lot.code,
  madeOn: lot.manufacturedOn ?? '',
  expiresOn: lot.expiresOn ?? '',
})

/** What an edit sets, and what the person saw there before. */
export const editOf = (
  { code, madeOn, expiresOn }: LotFields,
  seen: Seen,
): { set: Record<string, unknown>; base: Record<string, unknown> } => {
  const wanted = { code: code.trim(), manufacturedOn: madeOn || null, expiresOn: expiresOn || null }
  const fields = ['code', 'manufacturedOn', 'expiresOn'] as const
  const changed = fields.filter((field) => wanted[field] !== (seen[field] ?? null))
  return {
    set: Object.fromEntries(changed.map((field) => [field, wanted[field]])),
    base: Object.fromEntries(changed.map((field) => [field, seen[field] ?? null])),
  }
}

/** The day that the shelf life gives, where the form says another or none. */
export const expiryByShelfLife = (
  { madeOn, expiresOn }: LotFields,
  item: { readonly shelfLifeDays?: number | null | undefined },
): string | undefined => {
  const day = expiryOffered({ manufacturedOn: madeOn }, item)
  return day === expiresOn ? undefined : day
}
