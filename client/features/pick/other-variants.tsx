import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { variantSaid } from '../../parts/variant-said.ts'
import { Code } from '../../ui/code.tsx'
import { Quantity } from '../../ui/quantity.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { useQuery } from '../../view/provider.tsx'
import { distinctionQuery, familyQuery } from '../../view/variants.ts'
import { words } from '../../words/index.ts'
import { useOtherCells } from './use-other-cells.ts'

type Props = { siteId: string; onChoose: (itemId: string) => void }

/** One that lies nowhere at the site is no substitute now. */
const Variant = ({ item, siteId, onChoose }: Props & { item: ItemDocument }) => {
  const said = variantSaid(useQuery(distinctionQuery(item.id)))
  const { offered } = useOtherCells(item.id, siteId, '')
  const free = offered.reduce((sum, shelf) => sum + Math.max(0, shelf.free), 0)
  if (free === 0) return null
  return (
    <li>
      <Row
        title={said === '' ? item.name : said}
        detail={<Code value={item.sku} />}
        trailing={<Quantity value={free} unit={item.baseUnit} />}
        onClick={() => onChoose(item.id)}
      />
    </li>
  )
}

/** What may be taken instead first of all: the same in another size. */
export const OtherVariants = ({ itemId, ...props }: Props & { itemId: string }) => {
  const family = useQuery(familyQuery(itemId))
  const others = family?.variants.filter(({ id, archived }) => id !== itemId && !archived) ?? []
  if (others.length === 0) return null
  return (
    <Section title={words.variants.others}>
      <Rows label={words.variants.others}>
        {others.map((item) => (
          <Variant key={item.id} item={item} {...props} />
        ))}
      </Rows>
    </Section>
  )
}
