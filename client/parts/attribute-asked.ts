/** Attributes among what narrows a list of items: by name like the others, so that saved views keep them and links carry them. */
import { type AttributeFilters, readWish } from '../../domain/attribute-filter.ts'
import type { AttributeDocument } from '../../domain/protocol/documents.ts'
import { attributesQuery } from '../view/attributes.ts'
import { useQuery } from '../view/provider.tsx'
import { words } from '../words/index.ts'
import { attributeSaid } from './attribute-said.ts'
import type { Filters } from './list-view/list-view.ts'

const text = words.attributes
const PREFIX = 'attribute:'

/** By the codes of the attributes; undefined where none is asked for. */
export const attributesAsked = (filters: Filters): AttributeFilters | undefined => {
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
  )
  return asked.length === 0 ? undefined : Object.fromEntries(asked)
}

/** These in the place of whatever was asked of attributes. */
export const withAttributesAsked = (filters: Filters, asked: AttributeFilters): Filters =>
  Object.fromEntries([
    ...Object.entries(filters).filter(([name]) => !name.startsWith(PREFIX)),
    ...Object.entries(asked).map(([code, value]) => [`${PREFIX}${code}`, value]),
  ])

const wishSaid = (attribute: AttributeDocument, asked: string): string => {
  const wish = readWish(attribute, asked)
  const value = (said: string): string =>
    attributeSaid(attribute.kind === 'number' && said !== '' ? Number(said) : said, attribute)
  switch (wish?.of) {
    case undefined:
    case 'part':
      return text.part(asked.trim())
    case 'nothing':
      return text.nothing
    case 'one':
      return text.oneOf(wish.values.map((one) => (one === '' ? text.nothing : text.value(attribute.kind, one))))
    case 'range':
      return text.between(value(wish.from), value(wish.to))
  }
}

/** What is asked for, in words: of each attribute the whole; of what is none any more its code, which finds nothing. */
export const useAttributesAsked = (asked: AttributeFilters | undefined): readonly { code: string; said: string }[] => {
  const { byCode } = useQuery(attributesQuery)
  return Object.entries(asked ?? {}).map(([code, value]) => {
    const attribute = byCode(code)
    return { code, said: attribute ? text.asked(attribute.name, wishSaid(attribute, value)) : code }
  })
}
