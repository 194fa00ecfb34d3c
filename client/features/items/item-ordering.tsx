import { goodForDaysOf } from '../../../domain/item.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { asAmount } from '../../ui/amount.ts'
import { Facts } from '../../ui/facts.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'

/** When it is ordered, what it is worth, how it is counted, how long it keeps: as far as somebody has said so. */
export const ItemOrdering = ({ item }: { item: ItemDocument }) => {
  const text = words.items.ordering
  const { reorder, price, currency, abcClass, negativePolicy, shelfLifeDays } = item
  const figures = [
    { label: text.point, value: reorder?.point },
    { label: text.quantity, value: reorder?.quantity },
    { label: text.safetyStock, value: reorder?.safetyStock },
    { label: text.leadTimeDays, value: reorder?.leadTimeDays },
    { label: text.shelfLifeDays, value: shelfLifeDays },
    { label: text.goodForDays, value: goodForDaysOf(item) },
  ].flatMap(({ label, value }) => (value ? [{ label, value: asFigure(value) }] : []))
  const facts = [
    ...figures,
    ...(typeof price === 'number'
      ? [{ label: text.price(item.baseUnit), value: asAmount(price, currency ?? null) }]
      : []),
    ...(abcClass ? [{ label: words.bulk.fields.abcClass, value: abcClass }] : []),
    ...(negativePolicy === 'warn'
      ? []
      : [
          {
            label: words.bulk.fields.negativePolicy,
            value: words.bulk.says('negativePolicy', negativePolicy),
            wide: true,
          },
        ]),
  ]
  return facts.length === 0 ? null : (
    <Section title={text.title}>
      <Facts facts={facts} />
    </Section>
  )
}
