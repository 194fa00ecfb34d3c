/** What a decoder makes of a picture. */
export type Reading = {
  /** The text in the symbol; of GS1 symbols with FNC1 between the elements as U+001D. A UPC has its 12 digits. */
  text: string
  /** ISO/IEC 15424, as in `]C1` for GS1-128; absent when the decoder can't tell. */
  symbology?: string
  /** The middle of the symbol, as shares of the picture's width and height. */
  x: number
  y: number
}

/** One picture for the worker; `turn` counts those in which nothing was found, and picks how it is prepared. */
export type Asked = { id: number; picture: ImageBitmap; turn: number }

export type Answered =
  | { id: number; readings: Reading[]; ms: number }
  /** The decoder could not be had: its file did not come, or the browser refused to run it. */
  | { id: number; failed: string }
