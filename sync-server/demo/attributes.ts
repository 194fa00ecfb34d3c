import type { Fields } from '../../domain/edit.ts'
import { attributeIdOf } from '../../domain/ids.ts'
import { sha256 } from '../ledger/digest.ts'
import { type DemoDocument, documentOf } from './document.ts'
import { CATEGORIES, type Category } from './words.ts'

const kindsOf = (name: string): readonly string[] => CATEGORIES.find((category) => category.name === name)?.kinds ?? []
const choices = (codes: readonly string[]): Fields => ({ kind: 'choice', choices: codes.map((code) => ({ code })) })

const ATTRIBUTES: Readonly<Record<string, Fields>> = {
  Colour: choices(kindsOf('Electrical')),
  Voltage: choices(kindsOf('Power tools')),
  Length: { kind: 'number', unit: 'mm' },
  Insulated: { kind: 'yes-no' },
}

/** What the organisation says of its items besides, one attribute of each kind that is usual in its trade. */
export const makeAttributes = (): DemoDocument[] =>
  Object.entries(ATTRIBUTES).map(([name, said]) =>
    documentOf('attributes', attributeIdOf(name, sha256), { code: name, name, ...said }),
  )

/** What its name says of an item already, in attributes: no draw of chance, so that all else of the demo stays as it was. */
export const attributesOf = (category: Category, kind: string, size: string): Fields => {
  switch (category.name) {
    case 'Electrical':
      return { Colour: kind }
    case 'Power tools':
      return { Voltage: kind }
    case 'Hand tools':
      return { Length: Number.parseInt(size, 10), Insulated: kind === 'insulated' }
    default:
      return {}
  }
}
