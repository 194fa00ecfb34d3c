/** The words of reasons, lot status, serials, kits and stock as of a moment. */

export const reasonsWords = {
  title: 'Reasons',
  list: 'Reasons',
  hint: 'Offered at a tap when stock is corrected, thrown away or sent back. What was recorded keeps its reason.',
  none: 'No reasons yet',
  create: 'New reason',
  edit: 'Change the reason',
  name: 'Name',
  offeredFor: 'Offered for',
  archived: 'Archived: kept, but no longer offered',
  archivedShort: 'Archived',
  archive: 'Archive',
  restore: 'Offer again',
  saved: (name: string) => `Saved: ${name}`,
}
