/** Workbooks whose sheets are called alike are taken for the same one, filled anew: the sheet that was chosen is chosen again. */
export const sheetsKey = (names: readonly string[]): string => names.join('\n')

/** By `sheetsKey`. */
export type ChosenSheets = Record<string, string>
export const SHEETS_DRAFT = 'import/sheets'
