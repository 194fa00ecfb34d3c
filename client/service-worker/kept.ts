/** What the page and the service worker leave for each other, in one cache by these names. */

export const KEPT = 'bincard-kept'
/** The words of notices, in the language of whoever is at work here; the service worker has none of its own. */
export const NOTICE_WORDS = '/kept/notice-words'
/** A file that another app has shared, until the import has it. */
export const SHARED_FILE = '/kept/shared-file'
export const FILE_NAME = 'x-file-name'
/** Where shared files are posted, and where that leads. */
export const SHARE_PATH = '/import/shared'
export const AFTER_SHARE = '/import?shared'

/** `about`: with the name of what it is about in place of `{name}`. */
export type NoticeWords = Readonly<Record<string, { title: string; about: string }>>
/** From the service worker to a page that is open: somebody tapped a notice. */
export type OpenMessage = { type: 'open'; path: string }
