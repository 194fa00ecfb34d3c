/** The words of reasons, lot status, serials, kits and stock as of a moment. */
import { FIRST_REASONS, type FirstReason } from '../../../domain/reason.ts'

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
  saved: (name: string) => `Saved: ${name}`,
  /** The first ones of an organisation, as long as nobody has called them otherwise. */
  first: { ...FIRST_REASONS } as Record<FirstReason, string>,
}

export const lotWords = {
  lot: 'Lot',
  serial: 'Serial number',
  status: 'May it be used?',
  changed: (code: string, status: string) => `${code}: ${status.toLowerCase()}`,
  notYours: (status: string) => `${status}. A lead decides whether it may be used.`,
  twice: 'The cards have more than one piece of this number. Look at its history, and undo what did not happen.',
  lastSeen: (place: string, when: string) => `In no bin. Last went to ${place}, ${when}.`,
  gone: 'This lot is not on this device',
  edit: 'Edit lot',
  madeOn: 'Made on',
  byShelfLife: (day: string) => `As the shelf life gives: ${day}`,
  saved: (code: string) => `Saved: ${code}`,
  taken: (code: string) => `There is ${code} already`,
}

export const kitWords = {
  titles: { kit: 'Kit', unkit: 'Unkit' },
  way: 'Put together or take apart',
  slot: 'Kit',
  components: 'Made of',
  none: 'Not made of anything here',
  chooseKit: 'Choose what to make',
  expectsItem: 'what to make or take apart',
  expects: 'what to make or take apart, or a bin or a dock for it',
  choosePlace: (name: string) => `Choose a bin: ${name}`,
  chooseLot: (name: string) => `Choose a lot: ${name}`,
  notMade: 'This item has no components. Who edits items can say on its card what it is made of.',
  unknownPart: 'One of the components is not on this device',
  noProduction: 'This organisation has no place for production',
  oneSerial: (name: string) => `${name}: a serial number is one piece. Make them one at a time.`,
  trouble: {
    'held-lot': 'of a lot on hold',
    'expired-lot': 'of an expired lot',
    'held-place': 'in a place on hold',
  },
  short: 'fewer there than needed',
  button: { kit: (what: string) => `Make ${what}`, unkit: (what: string) => `Take apart ${what}` },
  done: { kit: (what: string) => `Made ${what}`, unkit: (what: string) => `Took apart ${what}` },
  edit: 'Change what it is made of',
  add: 'Add a component',
  remove: (name: string) => `Leave out ${name}`,
  perKit: (name: string, unit: string) => `${name}, ${unit} in one`,
  loops: 'An item cannot be made of itself, not even by way of another.',
}

export const asOfWords = {
  title: 'Stock as of',
  open: 'Stock at an earlier moment',
  ofNothing: 'Choose what to look back at',
  ofNothingHint: 'Open the card of an item, a bin or a site: below its history it leads here.',
  moment: 'Moment',
  ago: 'How long ago',
  quick: { hour: 'An hour ago', day: 'A day ago', week: 'A week ago', month: 'A month ago' },
  known: 'Known when?',
  asKnown: (known: 'now' | 'then'): string => (known === 'now' ? 'As known now' : 'As known then'),
  hint: (known: 'now' | 'then'): string =>
    known === 'now'
      ? 'What had happened by then, whenever it was told.'
      : 'What had been told by then: what the cards showed.',
  rows: 'What was there',
  nothing: 'Nothing was there',
  unsent: 'What is saved on this device and not sent yet is not in these figures.',
  asking: 'Further back than this device remembers: the server is asked.',
  offline: 'Further back than this device remembers. Ask again when you are back online.',
  again: 'Ask again',
  more: 'Show more',
  from: { device: 'Reckoned on this device.', server: 'From the server.' },
}
