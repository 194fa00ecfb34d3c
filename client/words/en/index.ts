/**
 * Every word on screen, in one place. The rules (SCREENS.md): say what happened and what is safe; never "oops"; buttons
 * are verbs; the words of the design and no synonyms.
 */

import { OTHER_REJECTION, REJECTIONS } from '../../../domain/errors.ts'
import { FILE_FAULTS } from '../../../domain/file-fault.ts'
import { PROBLEMS } from '../../../domain/problem-names.ts'
import { ROW_FAULTS } from '../../../domain/row-fault.ts'
import { bulkWords } from './bulk.ts'

import { countWords, itemsWords, locationsWords, ordersWords } from './cards.ts'
import { attributesWords, categoriesWords, suppliersWords } from './catalogue.ts'
import { exportWords } from './export.ts'
import { flowWords } from './flows.ts'
import { importWords } from './import.ts'
import { labelsWords } from './labels.ts'
import { listsWords } from './lists.ts'
import { many } from './many.ts'
import { orderFormWords, orderNumbersWords, partnersWords, placesWords, walkWords } from './master.ts'
import { firstRunWords, installWords, noticesWords } from './notices.ts'
import { outboundWords } from './outbound.ts'
import { photosWords } from './photos.ts'
import { basketWords, receiveWords } from './receive.ts'
import { searchWords } from './search.ts'
import { inboxWords, scannerWords, settingsWords } from './settling.ts'
import { asOfWords, kitWords, lotWords, reasonsWords } from './stockwork.ts'
import { storageWords } from './storage.ts'
import { unitsWords } from './units.ts'
import { variantsWords } from './variants.ts'

export const english = {
  app: 'Bincard',
  skip: 'Skip to the content',
  back: 'Back',
  close: 'Close',
  save: 'Save',
  undo: 'Undo',
  /** What the short notes at the top are called together, for whoever hears them. */
  toasts: 'Notifications',
  notLoaded: 'Getting the cards of this warehouse…',
  unknownName: 'Not on this device',
  /** A figure and its unit, among other words. */
  amount: (figure: string, unit: string) => `${figure} ${unit}`,
  goneHint: 'It was removed, or it belongs to a site where you do not work.',
  flows: flowWords,
  lookOnly: {
    title: 'You may look only',
    hint: 'Your role does not include this work. Somebody who leads can do it, or give you another role.',
  },

  nav: {
    label: 'Main',
    home: 'Home',
    items: 'Items',
    scan: 'Scan',
    count: 'Count',
    more: 'More',
    counted: (label: string, count: number) => `${label}, ${count} waiting`,
  },

  state: {
    saved: 'Saved here',
    sent: 'Sent',
    parked: 'Waiting',
    accepted: 'Accepted',
    exception: 'Accepted, with an exception',
    rejected: 'Not accepted',
  },
  stateStory: {
    saved: 'Saved on this device. It will be sent when you are back online.',
    sent: 'Sent. The answer is on its way; nothing is lost if it does not come.',
    parked: 'It waits for something it refers to that has not arrived yet. It is kept until then.',
    accepted: 'Accepted. Every device has it or will have it.',
    exception: 'Accepted, because it happened. Something about it is odd, and someone will look at it.',
  },

  badge: {
    text: (kind: 'offline' | 'sending' | 'syncing' | 'up-to-date' | 'needs-you', pending: number, inbox: number) => {
      // With nothing in the inbox it is the device itself that needs a person; its sheet says why.
      if (kind === 'needs-you') return inbox === 0 ? 'Needs you' : inbox === 1 ? '1 needs you' : `${inbox} need you`
      if (kind === 'offline') return pending > 0 ? `Offline · ${pending} saved here` : 'Offline'
      if (kind === 'sending') return `Sending ${pending}`
      return kind === 'syncing' ? 'Catching up' : 'Up to date'
    },
    label: (text: string) => `Sync state: ${text}`,
  },
  sync: {
    title: 'This device and the others',
    waiting: 'Waiting to be sent',
    nothingWaits: 'Nothing waits',
    since: 'Oldest',
    lastContact: 'Last contact',
    never: 'Not yet',
    progress: 'Cards fetched',
    of: (done: number, total: number) => `${done} of ${total}`,
    now: 'Sync now',
    export: 'Export the queue',
    inbox: 'Open the inbox',
    exportName: (day: string) => `bincard-queue-${day}.json`,
    trouble: {
      'signed-out': 'Your sign-in has ended. What you do is saved here; sign in again to send it.',
      'no-longer-member':
        'You are no longer a member here, and the cards have left this device. What you did is kept; a lead can post it.',
      'client-too-old': 'This version is too old to fetch what is new. What you do is still sent. Update to catch up.',
      'storage-full': 'This device has no room left. Free some space: new work cannot be saved until then.',
      'server-error': 'The server cannot answer right now. What you do is saved here and sent when it can.',
    },
  },

  /** The server says these too, to whoever asks it directly. */
  rejections: REJECTIONS,
  otherRejection: OTHER_REJECTION,
  problems: PROBLEMS,
  /** `id` is what the server's log has it under. */
  problemNumber: (said: string, id: string) => `${said} For support: ${id}`,
  fileFaults: FILE_FAULTS,
  rowFaults: ROW_FAULTS,

  update: {
    ready: 'A new version is ready. What you have entered stays.',
    elsewhere: 'Bincard was updated in another tab. What you have entered stays.',
    take: 'Update now',
    reload: 'Reload this tab',
    news: 'What is new',
  },

  failure: {
    title: 'This screen stopped',
    happened: 'The app met a fault of its own while it drew this screen. You did nothing wrong.',
    safe: 'Safe: what you recorded is saved on this device, and what you had half entered is kept.',
    next: 'Open it again. If it stops again, go on elsewhere: the other screens work.',
    report: (online: boolean): string =>
      online
        ? 'Those who run this server are told, of the fault alone: nothing of your stock goes with it.'
        : 'Those who run this server are told once there is a network, of the fault alone: nothing of your stock goes with it.',
    again: 'Open again',
    home: 'Go to Home',
    noRoom: 'Not saved: this device has no room left. Free some space, then try again.',
    notSaved: 'Not saved: this device could not store it. Try again.',
    startTitle: 'Bincard could not open its cards on this device',
    startHint: 'The browser refused to open the storage. Close other tabs of Bincard and try again.',
  },

  signIn: {
    title: 'Sign in',
    lead: 'Every bin’s card, on every phone, always right.',
    email: 'E-mail address',
    password: 'Password',
    /** Beside the password: it can be read then. */
    show: 'Show',
    submit: 'Sign in',
    offline: 'You are offline. The first sign-in on a device needs the network; after that it does not.',
    wrong: 'The address or the password is not right.',
    throttled: 'Too many tries. Wait a minute, then try again.',
    unreachable: 'The server cannot be reached. Check the network, then try again.',
    server: 'The server could not answer. Try again in a moment.',
    goOn: (name: string) => `Go on as ${name}`,
    remembered: 'Already at work on this device',
    opening: 'Opening your cards…',
  },

  expiry: {
    in: (days: number) => {
      if (days === 0) return 'expires today'
      return days > 0 ? `in ${many(days, 'day', 'days')}` : `expired ${many(-days, 'day', 'days')} ago`
    },
    on: (day: string) => `on ${day}`,
  },

  pad: {
    quantity: 'Quantity',
    unit: 'Unit',
    less: 'One less',
    more: 'One more',
    back: 'Delete last digit',
    all: (figure: string) => `All ${figure}`,
    and: 'and…',
    takeBack: (figure: string, unit: string) => `Take back ${figure} ${unit}`,
  },

  changed: {
    title: 'What others changed',
    count: (count: number) => many(count, 'change', 'changes'),
    since: (moment: string) => `since ${moment}`,
    nothing: 'Nothing new',
    nothingHint: 'What others do in your bins, and to orders and counts of your sites, shows here.',
    work: 'Orders and counts',
    isNew: 'New',
    isChanged: 'Changed',
    settled: 'Settled for you',
    moved: 'In your bins',
    allSeen: 'Seen all of it',
    seen: 'From now on only what is newer shows.',
  },

  home: {
    title: 'Home',
    next: 'Next',
    nothing: 'Nothing waits for you',
    nothingHint: (starts: boolean): string =>
      starts ? 'Scan anything to start, or choose what you do.' : 'Scan anything to see what it is.',
    start: 'Start',
    countAgain: 'Count again',
    given: 'Given to you',
    needsYou: (count: number) => `${many(count, 'thing needs', 'things need')} you`,
    needsYouHint: 'Open the inbox to settle it',
    count: (name: string) => `Count: ${name}`,
    counted: (observed: number) => many(observed, 'observation', 'observations'),
    review: (count: number) => `${many(count, 'variance', 'variances')} to look at`,
    order: (number: string) => `Order ${number}`,
    out: {
      pick: (number: string) => `Pick ${number}`,
      picking: (number: string) => `Pick the rest of ${number}`,
      ship: (number: string) => `Pack and ship ${number}`,
      shipped: (number: string) => `Close ${number}: all has shipped`,
    },
    ownException: (count: number) => many(count, 'exception of yours', 'exceptions of yours'),
    exception: (count: number) => `${many(count, 'exception', 'exceptions')} for somebody to take on`,
    nothingDone: 'What you record shows here, with its state.',
  },

  last: {
    button: 'Last',
    label: 'Last actions',
    title: 'What you did last',
    several: (count: number) => many(count, 'line', 'lines'),
    undo: (what: string) => `Undo: ${what}`,
    undone: 'Undone',
    settle: 'Settle it',
    settleWhat: (what: string) => `Settle: ${what}`,
    nothing: 'Nothing done on this device yet',
  },

  scan: {
    title: 'Scan',
    field: 'Barcode, SKU, lot or bin',
    look: 'Look up',
    cardsComing: 'The cards are still coming to this device. What you scanned is heard once they are here.',
    hint: 'Use the scanner at any time, on any screen. Or type a code.',
    recent: 'Recent scans',
    clear: 'Clear',
    empty: 'Nothing scanned yet',
    found: (kind: string, name: string) => `${kind}: ${name}`,
    kinds: { item: 'Item', location: 'Location', lot: 'Lot', order: 'Order', unknown: 'Not known' },
    signals: { good: 'Found', bad: 'Not found', wrong: 'Not what is expected', done: 'Saved' },
    marks: { good: '●', bad: '?', wrong: '✕', done: '✓' },
    several: 'This code means more than one thing. Choose one.',
    newLot: (code: string) => `New lot ${code}`,
    labelHolds: (count: number, unit: string) => `${count} ${unit} on the label`,
    unknown: (code: string) => `Nothing here has the code ${code}`,
    unknownHint: 'Check the label, or search the items by name.',
    searchItems: 'Search the items',
    moveFrom: 'Move from here',
    putAwayHere: 'Put away here',
    pickFrom: 'Pick from here',
    receiveHere: 'Receive here',
    returnHere: 'Take back here',
    kitHere: 'Make a kit here',
    moreDeeds: 'More…',
    deedsOf: (name: string) => `What to do: ${name}`,
  },

  unknownCode: {
    link: 'Link it to an item',
    linkTo: (name: string) => `Link to ${name}`,
    linked: (code: string, name: string) => `${code} is ${name} now`,
    make: 'Make an item with it',
    expected: (code: string) => `the item that has the code ${code}`,
    reportFirst: (code: string) => `Report ${code} with its picture first, or close it`,
    later: 'Report it for later',
    reported: (code: string) => `Reported ${code}. Someone who knows the items will say what it is.`,
    takePhoto: 'Take a photograph',
    takeAnother: 'Take another photograph',
    photo: 'Photograph of what has this code',
    noPicture: 'This is no picture that can be kept. Take another.',
    tooLong: 'This is longer than a code can be. Scan the barcode of the item instead.',
    notYours: 'Managers say what a code is. Report it, with a photograph if you can, and go on.',
  },

  items: itemsWords,

  locations: locationsWords,

  count: countWords,

  orders: ordersWords,

  orderForm: orderFormWords,
  orderNumbers: orderNumbersWords,
  partners: partnersWords,
  places: placesWords,
  walk: walkWords,
  photos: photosWords,
  searchAll: searchWords,
  units: unitsWords,
  bulk: bulkWords,
  lists: listsWords,

  outbound: outboundWords,
  receive: receiveWords,

  basket: basketWords,

  inbox: inboxWords,

  reasons: reasonsWords,
  categories: categoriesWords,
  attributes: attributesWords,
  suppliers: suppliersWords,
  variants: variantsWords,
  notices: noticesWords,
  install: installWords,
  firstRun: firstRunWords,
  storage: storageWords,

  labels: labelsWords,
  import: importWords,
  export: exportWords,

  lot: lotWords,

  kit: kitWords,

  asOf: asOfWords,

  settings: settingsWords,
  scanner: scannerWords,

  more: {
    title: 'More',
    work: 'Work',
    look: 'Look up',
    device: 'This device',
    import: 'Import a file',
    export: 'Export a file',
  },

  history: {
    kinds: {
      receipt: 'Receipt',
      'put-away': 'Put-away',
      move: 'Move',
      pick: 'Pick',
      pack: 'Pack',
      ship: 'Ship',
      'transfer-out': 'Transfer out',
      'transfer-in': 'Transfer in',
      return: 'Return',
      adjust: 'Adjust',
      opening: 'Opening',
      scrap: 'Scrap',
      consume: 'Consume',
      produce: 'Produce',
      'count-variance': 'Count variance',
      reversal: 'Undone',
      observation: 'Count',
    },
    undone: 'Undone',
    way: (from: string, to: string) => `${from} → ${to}`,
    counted: 'counted',
    by: (name: string) => `by ${name}`,
    undoThis: 'Undo this',
    undoTogether: (count: number) => `Undo all ${count} recorded together`,
    undoing: 'Undone. Saved on this device.',
    when: 'Happened',
    arrived: 'Arrived',
    notYet: 'Not yet',
    who: 'Who',
    device: 'Device',
    thisDevice: 'This one',
    otherDevice: (end: string) => `Another, …${end}`,
    from: 'From',
    to: 'To',
    reason: 'Reason',
    you: 'you',
    more: 'Show more',
  },

  action: {
    edit: { create: 'New', update: 'Changed', delete: 'Deleted' },
    collections: {
      items: 'item',
      locations: 'location',
      lots: 'lot',
      counts: 'count',
      orders: 'order',
      'count-schedules': 'count schedule',
      'item-costs': 'cost of an item',
      'supplier-prices': 'price of a supplier',
      'label-settings': 'settings of labels',
      'order-settings': 'numbers of orders',
      printers: 'printer',
      partners: 'partner',
      reasons: 'reason',
      categories: 'category',
      attributes: 'attribute',
      exceptions: 'exception',
    },
    decision: { approve: 'Approved a count', recount: 'Asked for a recount' },
    allocation: 'Allocated',
    report: { 'unknown-barcode': 'Reported a code' },
    reversal: 'Undid a movement',
    observation: 'Counted',
    closing: 'Counted a bin',
  },
}
