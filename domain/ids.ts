/**
 * Ids are UUIDs in lower case, made by whoever creates the thing: version 7 for what happens, version 8 for what two
 * devices must name alike without asking each other (a lot: its item and its code).
 */
export type Id<Noun extends string> = string & { readonly __noun?: Noun }

export type OrgId = Id<'organisation'>
export type ItemId = Id<'item'>
export type LotId = Id<'lot'>

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value)

/** In a ledger key and a stock row every cell has a lot; this one stands for "no lot", since null never equals null in a key. */
export const NO_LOT: LotId = '00000000-0000-8000-8000-000000000000'

const hex = (bytes: Uint8Array): string => {
  let text = ''
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text
}

const asUuid = (bytes: Uint8Array, version: 7 | 8): string => {
  const marked = Uint8Array.from(bytes.subarray(0, 16))
  marked[6] = ((marked[6] ?? 0) & 0x0f) | (version << 4)
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80
  const text = hex(marked)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

/**
 * UUIDv7 (RFC 9562 §5.7) from a time in milliseconds and ten random bytes. Sorts by time, so that new rows land at the
 * right edge of an index.
 */
export const uuidV7 = (ms: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16)
  let rest = ms
  for (let at = 5; at >= 0; at--) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  return asUuid(bytes, 7)
}

/** Hashes text to at least 16 bytes; handed in, since `domain/` brings no library of its own. SHA-256 on both sides. */
export type Digest = (text: string) => Uint8Array

/** The id of a lot: two receivers who type the same code for the same item, both offline, make the same lot. */
export const lotIdOf = (itemId: ItemId, code: string, sha256: Digest): LotId =>
  asUuid(sha256(`lot\n${itemId}\n${code}`), 8)

/** The id of a category: two who make the same one apart make one. */
export const categoryIdOf = (code: string, sha256: Digest): string => asUuid(sha256(`category\n${code}`), 8)

/** The id of an attribute: as of a category. */
export const attributeIdOf = (code: string, sha256: Digest): string => asUuid(sha256(`attribute\n${code}`), 8)

/** The id of what an item costs at a supplier: there is one of each pair. */
export const supplierPriceIdOf = (itemId: string, partnerId: string, sha256: Digest): string =>
  asUuid(sha256(`supplier price\n${itemId}\n${partnerId}`), 8)

/** The id of the count that a schedule makes for a day: whoever makes it makes the same one. */
export const scheduledCountIdOf = (scheduleId: string, dueOn: string, sha256: Digest): string =>
  asUuid(sha256(`count\n${scheduleId}\n${dueOn}`), 8)
