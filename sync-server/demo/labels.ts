import { type DemoDocument, documentOf } from './document.ts'
import type { Random } from './random.ts'

/** A prefix of those that GS1 keeps for examples. */
const PREFIX = '9521234'

/** Its id is the organisation's. */
export const makeLabelSettings = (orgId: string): DemoDocument =>
  documentOf('label-settings', orgId, { companyPrefix: PREFIX, extension: 3 })

export const makePrinters = (random: Random, madeAt: number): DemoDocument[] => [
  documentOf('printers', random.id(madeAt), { name: 'Dock printer', host: '192.168.7.20' }),
  documentOf('printers', random.id(madeAt), { name: 'Office label printer', host: '192.168.7.21', dotsPerMm: 12 }),
]
