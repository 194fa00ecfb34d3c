import { locale } from '../../words/index.ts'

const inUnit = (unit: string, maximumFractionDigits: number) =>
  new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits })
const kilobytes = inUnit('kilobyte', 0)
const megabytes = inUnit('megabyte', 1)
const gigabytes = inUnit('gigabyte', 1)

/** Room on the device, as people say it. */
export const asRoom = (bytes: number): string => {
  if (bytes < 1e6) return kilobytes.format(Math.ceil(bytes / 1e3))
  return bytes < 1e9 ? megabytes.format(bytes / 1e6) : gigabytes.format(bytes / 1e9)
}
