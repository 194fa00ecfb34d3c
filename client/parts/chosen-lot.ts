/** A lot that is already known, or a new one by its code. */
export type ChosenLot = { code: string; lotId?: string; expiresOn?: string; manufacturedOn?: string }
