/** The wire's numbers and paths, apart from its schemas: whoever needs only these, as the client does, brings no zod along. */

/** Limits of one push: actions, bytes of the body, bytes of one action. */
export const PUSH_LIMITS = { actions: 500, bytes: 4 * 1024 * 1024, actionBytes: 64 * 1024 } as const

/** Documents in a page of the feed. */
export const FEED_LIMITS = { default: 1000, max: 5000 } as const

/** A client further behind than this takes a bootstrap instead of pages. */
export const BOOTSTRAP_BEHIND = 20_000

/** Characters of a code that a card or a report can hold. */
export const MAX_CODE_LENGTH = 500

/** Attributes that one item carries. */
export const MAX_ATTRIBUTES = 100

/** Where Socket.IO listens. */
export const LIVE_PATH = '/api/v1/live'

/** Cells that one page of stock as of a moment looks at. */
export const AS_OF_LIMITS = { default: 500, max: 2000 } as const

/** Where label printers listen (raw TCP): the server connects to no other port, whoever sets a printer up. */
export const PRINTER_PORTS = { first: 9100, last: 9109 } as const

/** One print job: labels, characters of its ZPL, copies of a label. */
export const PRINT_LIMITS = { labels: 100, bytes: 256 * 1024, copies: 1000 } as const
/** Of a file that is brought in: rows, its own bytes, fields, characters of a cell; rows and bytes of a part; errors that are told. */
export const IMPORT_LIMITS = {
  rows: 200_000,
  fileBytes: 100_000_000,
  fields: 100,
  cellChars: 32_000,
  partRows: 2_000,
  partBytes: 4 * 1024 * 1024,
  errors: 20_000,
} as const

/** The report of a screen that stopped: characters, bytes of the body, and how many a device may send in an hour. */
export const REPORT_LIMITS = { messageChars: 500, stackChars: 6000, bytes: 16 * 1024, perHour: 30 } as const

/**
 * Photographs of an item: how many a device offers to keep, and how many may come together when several add some; the longest
 * side of a picture and of its small one, in pixels, as devices make them, and the longest that a server takes.
 */
export const PHOTO_LIMITS = { offered: 20, stored: 100, side: 1600, thumbSide: 160, mostSide: 4096 } as const
