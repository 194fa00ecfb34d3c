/** Symbology identifiers (ISO/IEC 15424): `]C1` of GS1-128, `]C0` of any other Code 128. Scanners send them in front of a code. */

const IDENTIFIED = /^(\][A-Za-z][0-9A-Fa-f])(.+)$/s

/** A scan as one text, as scanners send it that say how a code was printed. */
export const identified = (code: string, symbology: string | undefined): string => `${symbology ?? ''}${code}`

export const splitCode = (scanned: string): { text: string; symbology?: string } => {
  const [, symbology, text] = IDENTIFIED.exec(scanned) ?? []
  return symbology !== undefined && text !== undefined ? { text, symbology } : { text: scanned }
}

/** What stands in the symbol, without the identifier in front. */
export const plainCode = (scanned: string): string => splitCode(scanned).text
