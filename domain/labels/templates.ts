/** The papers that labels are printed on: sheets of A4 with many, rolls with one behind the other. Millimetres. */
export type Template = {
  readonly id: string
  readonly width: number
  readonly height: number
  /** Of a roll there is none: each label is a page. */
  readonly sheet?: { readonly columns: number; readonly rows: number; readonly left: number; readonly top: number }
}

export const A4 = { width: 210, height: 297 } as const

export const TEMPLATES = [
  { id: 'sheet-70x37', width: 70, height: 37, sheet: { columns: 3, rows: 8, left: 0, top: 0.5 } },
  { id: 'sheet-105x148', width: 105, height: 148, sheet: { columns: 2, rows: 2, left: 0, top: 0.5 } },
  { id: 'roll-62x29', width: 62, height: 29 },
  { id: 'roll-100x50', width: 100, height: 50 },
  { id: 'roll-100x150', width: 100, height: 150 },
] as const satisfies readonly Template[]

export type TemplateId = (typeof TEMPLATES)[number]['id']

export const templateOf = (id: TemplateId): Template => {
  const found = TEMPLATES.find((template) => template.id === id)
  if (!found) throw new Error(`no template ${id}`)
  return found
}

/** How many labels go on a page. */
export const perPage = ({ sheet }: Template): number => (sheet ? sheet.columns * sheet.rows : 1)

export type Placed<T> = { readonly what: T; readonly x: number; readonly y: number }

/** Which label goes where on which page, row by row; the first `used` places of the first sheet are empty already. */
export const pagesOf = <T>(template: Template, labels: readonly T[], used = 0): Placed<T>[][] => {
  const { width, height, sheet } = template
  if (!sheet) return labels.map((what) => [{ what, x: 0, y: 0 }])
  const pages: Placed<T>[][] = []
  const each = perPage(template)
  const skipped = Math.min(Math.max(0, Math.floor(used)), each - 1)
  for (const [at, what] of labels.entries()) {
    const place = at + skipped
    const page = Math.floor(place / each)
    pages[page] ??= []
    const [column, row] = [place % sheet.columns, Math.floor((place % each) / sheet.columns)]
    pages[page].push({ what, x: sheet.left + column * width, y: sheet.top + row * height })
  }
  return pages
}
