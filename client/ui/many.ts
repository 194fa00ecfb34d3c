const plain = new Intl.NumberFormat('en')

/** A number with its noun: 1 bin, 2 bins, 1,004 bins. */
export const many = (count: number, one: string, more: string): string =>
  `${plain.format(count)} ${count === 1 ? one : more}`
