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

export const lotWords = {
  lot: 'Lot',
  serial: 'Serial number',
  status: 'May it be used?',
  changed: (code: string, status: string) => `${code}: ${status.toLowerCase()}`,
  notYours: (status: string) => `${status}. A lead decides whether it may be used.`,
  gone: 'This lot is not on this device',
}
