/** Reads the GS1 Syntax Dictionary: `AIs  [flags]  components  [attributes]  # title`, as its own head describes it. */

const LINE = /^(\d{2,4}(?:-\d{2,4})?)\s+([^\sA-Za-z0-9[]*)\s*([^#]*?)\s*(?:#\s*(.*))?$/
const COMPONENT = /^\[?[NXYZ]\.{0,2}\d+\]?(,\w+)*$/

const rowOf = (line: string): string => {
  const [, identifiers, flags, rest, title] = LINE.exec(line) ?? []
  if (identifiers === undefined || rest === undefined) throw new Error(`no entry of the dictionary: ${line}`)
  const words = rest.split(/\s+/)
  const components = words.filter((word) => COMPONENT.test(word))
  const attributes = words.filter((word) => !COMPONENT.test(word))
  return [identifiers, flags, components.join(' '), attributes.join(' '), title ?? ''].join(';')
}

/** The TypeScript module that stands in for the dictionary: one line an entry, parsed at first use. */
export const tableOf = (dictionary: string): string => {
  const lines = dictionary.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return `/**
 * Generated from the GS1 Barcode Syntax Dictionary (Apache-2.0, GS1 AISBL) by \`npm run gs1-table -- FILE\`; not edited by hand.
 * One entry a line: identifier or range; flags; components; attributes; title.
 */
export const TABLE = \`
${lines.map(rowOf).join('\n')}
\`
`
}
