/** GTINs of the range that GS1 leaves to companies for use within their own walls (GS1 General Specifications, 1.4.5). */

/** The check digit for the digits before it: weights 3 and 1 from the right, up to the next ten. */
export const checkDigit = (digits: string): number => {
  let sum = 0
  for (let at = 0; at < digits.length; at++) sum += Number(digits.at(-1 - at)) * (at % 2 === 0 ? 3 : 1)
  return (10 - (sum % 10)) % 10
}

const withCheck = (digits: string): string => `${digits}${checkDigit(digits)}`

const RESTRICTED = ['02', '04', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29'] as const

/** The GTIN-13 of the item with that number; `series` chooses the prefix. */
export const restrictedGtin13 = (series: number, number: number): string =>
  withCheck(`${RESTRICTED[series % RESTRICTED.length]}${String(number).padStart(10, '0')}`)

/** The GTIN-14 of a case of such items: indicator digit 1, and a check digit of its own. */
export const caseGtin14 = (gtin13: string): string => withCheck(`1${gtin13.slice(0, 12)}`)
