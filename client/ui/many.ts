/** A number with its noun: 1 bin, 2 bins. */
export const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`
