import { useState } from 'react'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import type { Found } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { ItemAnswer } from './item-answer.tsx'
import { LocationAnswer } from './location-answer.tsx'
import { OrderAnswer } from './order-answer.tsx'
import { UnknownAnswer } from './unknown-answer.tsx'

const keyOf = (found: Found): string => {
  if (found.kind === 'item') return found.item.id
  if (found.kind === 'location') return found.location.id
  if (found.kind === 'order') return found.order.id
  return found.kind === 'lot' ? found.lot.id : found.code
}

const One = ({ found }: { found: Found }) => {
  if (found.kind === 'item') return <ItemAnswer item={found.item} unit={found.unit} label={found.label} />
  if (found.kind === 'location') return <LocationAnswer location={found.location} />
  if (found.kind === 'order') return <OrderAnswer order={found.order} />
  if (found.kind === 'lot' && found.item) {
    return <ItemAnswer item={found.item} lot={found.lot} unit={found.unit} label={found.label} />
  }
  return <UnknownAnswer code={found.kind === 'lot' ? found.lot.code : found.code} />
}

/** The answer to a scan; a code that means several things asks which. */
export const Answer = ({ found }: { found: readonly Found[] }) => {
  const [chosen, setChosen] = useState<string | undefined>()
  const [first] = found
  const one = found.length === 1 ? first : found.find((each) => keyOf(each) === chosen)
  if (one) return <One found={one} />
  return (
    <Section title={words.scan.several}>
      <Rows>
        {found.map((each) => (
          <li key={keyOf(each)}>
            <Row
              title={nameOfFound(each)}
              detail={words.scan.kinds[each.kind]}
              onClick={() => setChosen(keyOf(each))}
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
