/** Texts in the order of their code units, as ids, codes and ISO times are sorted everywhere: the same on every device. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
