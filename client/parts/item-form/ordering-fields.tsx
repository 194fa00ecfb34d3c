import { NativeSelect, TextInput } from '@mantine/core'
import { GOOD_FOR_DAYS } from '../../../domain/item.ts'
import { Folded } from '../../ui/folded.tsx'
import { shownFigure, typedDecimal, typedWhole } from '../../ui/typed-figure.ts'
import { words } from '../../words/index.ts'
import type { ItemFields } from './item-fields.ts'
import classes from './item-form.module.css'
import type { Ordering } from './ordering.ts'

const ABC_CLASSES = ['', 'A', 'B', 'C'] as const satisfies readonly Ordering['abcClass'][]
const POLICIES = ['block', 'warn', 'allow'] as const satisfies readonly Ordering['negativePolicy'][]
const MOST_DIGITS = 9

type Props = { fields: ItemFields; open: boolean; onChange: (part: Partial<ItemFields>) => void }

/** When to order the item, what it is worth, how it is counted and how long it keeps: settings that rules look at. */
export const OrderingFields = ({ fields, open, onChange }: Props) => {
  const { ordering, attributes, baseUnit, tracking } = fields
  const text = words.items.ordering
  const change = (part: Partial<Ordering>) => onChange({ ordering: { ...ordering, ...part } })
  const whole = (field: 'point' | 'quantity' | 'safetyStock' | 'leadTimeDays' | 'shelfLifeDays') => (
    <TextInput
      label={text[field]}
      inputMode="numeric"
      maxLength={MOST_DIGITS}
      value={ordering[field]}
      onChange={(event) => change({ [field]: typedWhole(event.target.value) })}
    />
  )
  return (
    <Folded title={text.title} open={open}>
      <div className={classes.pair}>
        {whole('point')}
        {whole('quantity')}
        {whole('safetyStock')}
        {whole('leadTimeDays')}
        <TextInput
          label={text.price(baseUnit)}
          inputMode="decimal"
          value={shownFigure(ordering.price)}
          onChange={(event) => change({ price: typedDecimal(event.target.value) })}
        />
        <TextInput
          label={words.items.cost.currency}
          value={ordering.currency}
          onChange={(event) => change({ currency: event.target.value.toUpperCase().slice(0, 3) })}
        />
        {tracking === 'none' ? null : (
          <>
            {whole('shelfLifeDays')}
            <TextInput
              label={text.goodForDays}
              inputMode="numeric"
              maxLength={MOST_DIGITS}
              value={attributes[GOOD_FOR_DAYS] ?? ''}
              onChange={(event) =>
                onChange({ attributes: { ...attributes, [GOOD_FOR_DAYS]: typedWhole(event.target.value) } })
              }
            />
          </>
        )}
        <NativeSelect
          label={words.bulk.fields.abcClass}
          value={ordering.abcClass}
          data={ABC_CLASSES.map((value) => ({ value, label: words.bulk.says('abcClass', value) }))}
          onChange={(event) => change({ abcClass: event.target.value as Ordering['abcClass'] })}
        />
      </div>
      <NativeSelect
        label={words.bulk.fields.negativePolicy}
        value={ordering.negativePolicy}
        data={POLICIES.map((value) => ({ value, label: words.bulk.says('negativePolicy', value) }))}
        onChange={(event) => change({ negativePolicy: event.target.value as Ordering['negativePolicy'] })}
      />
    </Folded>
  )
}
