import { GOOD_FOR_DAYS } from '../../../domain/item.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { attributeSaid } from '../../parts/attribute-said.ts'
import { Facts } from '../../ui/facts.tsx'
import { Section } from '../../ui/screen.tsx'
import { attributesQuery } from '../../view/attributes.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** What the organisation says of this item besides, in the order of its attributes; then what other programs said. */
export const ItemAttributes = ({ item }: { item: ItemDocument }) => {
  const { all, byCode } = useQuery(attributesQuery)
  const codes = [
    ...all.map(({ code }) => code).filter((code) => Object.hasOwn(item.attributes, code)),
    // What the rules of lots look at stands with what they look at besides.
    ...Object.keys(item.attributes).filter((code) => !byCode(code) && code !== GOOD_FOR_DAYS),
  ]
  const facts = codes.flatMap((code) => {
    const said = attributeSaid(item.attributes[code] ?? null, byCode(code))
    return said === '' ? [] : [{ label: byCode(code)?.name ?? code, value: said, wide: said.length > 24 }]
  })
  if (facts.length === 0) return null
  return (
    <Section title={words.attributes.title}>
      <Facts facts={facts} />
    </Section>
  )
}
