/** The words of orders at the dock: receiving, sending to another site, putting away, moving several. */
import { many } from './many.ts'

export const receiveWords = {
  title: {
    receive: (number: string) => `Receive ${number}`,
    send: (number: string) => `Send ${number}`,
  },
  open: { receive: 'Receive', send: 'Send' },
  progress: (done: number, total: number) => `${done} / ${total}`,
  lines: (total: number) => (total === 1 ? 'line' : 'lines'),
  lineProgress: (done: number, total: number) => `${done} / ${many(total, 'line', 'lines')}`,
  waiting: 'Next',
  done: 'Done',
  receiveAt: 'At',
  at: { receive: 'To', send: 'From' },
  of: {
    receive: (done: string, expected: string) => `${done} of ${expected} received`,
    send: (done: string, expected: string) => `${done} of ${expected} sent`,
  },
  left: { receive: 'Outstanding', send: 'To send' },
  notShipped: 'Nothing has left for here yet',
  over: (figure: string) => `▲ ${figure} too many`,
  willBeOver: (figure: string) => `${figure} too many: you can go on, somebody will look at it.`,
  willBeOverSent: (figure: string) => `${figure} more than ordered: you can go on.`,
  next: (name: string) => `Next: ${name}`,
  nothingLeft: 'Every line is done',
  skip: 'Skip',
  good: 'Good',
  damaged: 'Damaged',
  condition: 'Condition',
  toHold: (code: string) => `Goes on hold as lot ${code}`,
  toHoldPlace: 'Goes to a place that holds: it does not count as available',
  countsAsAvailable: 'No place here holds stock, so this will count as available. A manager can mark one.',
  button: {
    receive: (what: string, place: string) => `Receive ${what} at ${place}`,
    send: (what: string, place: string) => `Send ${what} from ${place}`,
  },
  saidDone: {
    receive: (what: string, name: string, place: string) => `Received ${what} ${name} at ${place}`,
    send: (what: string, name: string, place: string) => `Sent ${what} ${name} from ${place}`,
  },
  doneHere: 'What you did here',
  undo: (text: string) => `Undo ${text}`,
  close: 'Close the order',
  closeShort: (count: number) => `Close with ${many(count, 'line', 'lines')} short`,
  closed: (number: string) => `Closed: ${number}`,
  putAway: 'Put away what came',
  staysOpen: 'What has not come stays outstanding. A lead closes the order.',
  anItemOf: (number: string) => `an item of ${number}`,
  aPlace: 'a bin or a dock of this site',
  notThisJob: 'This order is not to be done here',
  expectedOn: 'Expected on',
  expects: (number: string, amount: string) => `${number} expects ${amount}`,
  toReceive: 'To receive',
}

export const basketWords = {
  title: { move: 'Move several', transfer: 'Send to another site' },
  inIt: 'In the basket',
  empty: 'Scan an item',
  hint: 'Scan the bin you take from, then every item. Then scan where they go.',
  remove: 'Remove',
  removed: 'Taken out',
  lineDone: 'Keep in the basket',
  chooseTo: { move: 'Choose where to', transfer: 'Choose the other site' },
  oneSite: 'These items lie in different sites. Send those of one site at a time.',
  expects: {
    goods: 'an item',
    move: { from: 'a bin or a dock to take from', to: 'a bin or a dock to put into' },
    transfer: { from: 'a bin or a dock to take from', to: 'the other site' },
  },
  sameSite: 'They are at that site already.',
  button: {
    move: (count: number, to: string) => `Move ${many(count, 'item', 'items')} to ${to}`,
    transfer: (count: number, to: string) => `Send ${many(count, 'item', 'items')} to ${to}`,
  },
  done: {
    move: (count: number, to: string, _number: string) => `Moved ${many(count, 'item', 'items')} to ${to}`,
    transfer: (count: number, to: string, number: string) =>
      `Sent ${many(count, 'item', 'items')} to ${to} as ${number}`,
  },
}
