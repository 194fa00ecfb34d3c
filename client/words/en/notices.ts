/** Words of notices, of the first steps, and of the app as one that is installed and brought up to date. */
import { many } from './many.ts'

export const noticesWords = {
  title: 'Notices',
  forYou: 'For you',
  low: 'Running low',
  lowBy: (available: string, point: string) => `${available} available, point ${point}`,
  nothing: 'Nothing to tell',
  nothingHint: 'Counts and orders that are given to you show here, exceptions of yours, and what runs low.',
  settings: 'What you want to hear of',
  kinds: {
    counts: 'Counts given to you',
    orders: 'Orders given to you',
    exceptions: 'Exceptions of yours, or of nobody yet',
    'low-stock': 'What runs low',
  },
  /** `{name}` is what it is about: said by the service worker, where the app is closed. */
  said: {
    counts: { title: 'A count for you', about: '{name}' },
    orders: { title: 'An order for you', about: '{name}' },
    exceptions: { title: 'An exception to settle', about: 'Open the inbox to see what it is.' },
    'low-stock': { title: 'Running low', about: '{name}' },
  },
  push: 'Also while Bincard is closed',
  pushHint: 'By the push service of this browser. Never how much there is: only what it is about.',
  pushOffline: 'This needs the network once. Try again when you are online.',
  pushRefused: 'The browser does not allow notices of Bincard. Allow them in its settings, then try again.',
  pushUnreachable:
    'The push service of this browser cannot be reached. Try again later; here in the app you are told anyway.',
  pushInstall: 'Put Bincard on the Home screen first: this phone gives notices to installed apps alone.',
  pushNot: 'This browser has no notices for closed apps. Here in the app you are told anyway.',
  pushOn: 'On. You are told on this device while Bincard is closed.',
  quiet: 'Quiet hours',
  quietFrom: 'From',
  quietTo: 'To',
  quietHint: 'By the clock of this device. What comes meanwhile is told when they end.',
  arrived: (count: number) => `${many(count, 'thing is', 'things are')} new for you`,
}

export const firstRunWords = {
  title: 'Begin here',
  hint: 'A few minutes from nothing to the first scanned bin. Everything works without a network, too.',
  bin: 'Make a site, and a bin in it',
  item: 'Make an item, or import a list of them',
  label: 'Print the label of the bin',
  scan: 'Scan the bin',
  receive: 'Receive the first goods into it',
  done: 'Done',
  fill: 'Fill it with a small sample',
  fillHint:
    'One site, three bins and four items with stock, to try things on. They are cards like any other: change or archive them later.',
  filled: 'The sample is here. Scan S-01, or look at its items.',
  sampleHere: 'The sample',
  takeBack: 'Take the sample back',
  takeBackHint: 'Its stock was never there then, and its cards are put away: all that nobody has worked with since.',
  takenBack: 'The sample is gone. Its cards can be brought back from what is archived.',
  sample: {
    site: 'Sample site',
    items: ['Sample: hex bolt', 'Sample: packing tape', 'Sample: washer', 'Sample: hand pump'] as const,
  },
}

export const installWords = {
  title: 'Put Bincard on this device',
  hint: 'It opens like any other app, full screen, with and without a network.',
  now: 'Install',
  decline: 'No, and do not ask again',
  steps: [
    'Tap Share in the bar of the browser.',
    'Choose “Add to Home Screen”, then “Add”.',
    'Open Bincard from the Home screen and sign in once more.',
  ],
}
