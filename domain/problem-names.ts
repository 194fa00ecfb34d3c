/** What a refusal of the server can be: the end of its `type`. A server names no other; a client says each in its language. */
export const PROBLEMS = {
  invalid: 'The server cannot accept some of what was sent.',
  malformed: 'The server could not read what was sent.',
  unauthenticated: 'Sign in to go on.',
  forbidden: 'Your role does not include this.',
  'not-found': 'The server does not have this any more.',
  'too-large': 'That is too large to be sent at once.',
  'unsupported-media-type': 'The server does not take this kind of content.',
  'too-many-requests': 'Too many requests. Wait a minute, then try again.',
  internal: 'The server failed. Nothing of this was kept; try again.',
  unavailable: 'The server cannot do this just now. Try again in a moment.',
  'client-too-old': 'This app is too old to read on; update it. What you did is still sent.',
  'resync-required': 'This device must fetch everything anew.',
  'import-incomplete': 'Rows of this file have not arrived. Check the file again.',
  'import-not-now': 'This file is being brought in, or is in already.',
  'import-failed': 'The server failed. What went in before stays; the same file goes on from there.',
  'no-company-prefix': 'The organisation has no GS1 company prefix yet.',
  'numbers-used-up': 'All numbers of this kind are given. Choose another beginning in the settings.',
  'no-photo': 'This is not a whole photograph.',
  'photo-too-many-pixels': 'This photograph is too large.',
  'photo-has-metadata': 'This photograph says more than its picture, such as where it was taken.',
  'photo-other-content': 'This photograph is not the one that was meant.',
  'photos-full': 'The organisation has no room left for photographs.',
  'printer-unknown': 'The network knows no such printer.',
  'printer-outside': 'The server may not print to where this printer stands.',
  'printer-unreachable': 'The printer did not take the labels.',
  'printer-busy': 'The printer is still taking other labels.',
} as const

export type ProblemName = keyof typeof PROBLEMS

const PREFIX = 'urn:bincard:problem:'
export const problemType = (name: ProblemName): string => `${PREFIX}${name}`

/** What the type stands for; undefined for one that a newer server made up, or that something in between answered. */
export const problemNameOf = (type: unknown): ProblemName | undefined => {
  const name = typeof type === 'string' && type.startsWith(PREFIX) ? type.slice(PREFIX.length) : ''
  return Object.hasOwn(PROBLEMS, name) ? (name as ProblemName) : undefined
}
