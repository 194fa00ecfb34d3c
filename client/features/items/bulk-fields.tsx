import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { type Attribute, readAttribute } from '../../../domain/attribute.ts'
import type { BulkChange, BulkField } from '../../../domain/bulk-edit.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { MAX_QUANTITY } from '../../../domain/quantity.ts'
import { CategoryChooser } from '../../parts/category-chooser.tsx'
import { AttributeField } from '../../parts/item-form/attribute-fields.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { typedWhole } from '../../ui/typed-figure.ts'
import { attributesQuery } from '../../view/attributes.ts'
import { categoriesQuery } from '../../view/categories.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './items.module.css'

const text = words.bulk
type Field = Exclude<BulkField, 'attribute'>
const FIELDS = ['category', 'reorder', 'abcClass', 'negativePolicy', 'archived'] as const satisfies readonly Field[]
const CHOICES: Readonly<Partial<Record<Field, readonly string[]>>> = {
  abcClass: ['A', 'B', 'C', ''],
  negativePolicy: ['block', 'warn', 'allow'],
  archived: ['yes', 'no'],
}

/** What is to be changed, and what is typed for it; undefined while nothing is: a field that nobody has touched is no wish to empty them all. */
type BulkWish = { of: Field | Attribute; typed: string | undefined }

export const NO_WISH: BulkWish = { of: 'category', typed: undefined }

/** What the form says, as a change; undefined while it says none. */
export const changeOf = ({ of, typed }: BulkWish): BulkChange | undefined => {
  if (typed === undefined) return undefined
  if (typeof of === 'object') {
    const read = readAttribute(of, typed)
    return read.ok ? { of: 'attribute', code: of.code, value: read.value } : undefined
  }
  switch (of) {
    case 'category':
      return { of, value: typed }
    case 'archived':
      return { of, value: typed !== 'no' }
    case 'abcClass':
      return { of, value: (typed || null) as ItemDocument['abcClass'] }
    case 'negativePolicy':
      return { of, value: typed as ItemDocument['negativePolicy'] }
    case 'reorder':
      return Number(typed) <= MAX_QUANTITY ? { of, value: typed === '' ? null : Number(typed) } : undefined
  }
}

/** Where one of a few is chosen, the first of them is. */
const begun = (of: BulkWish['of']): string | undefined => {
  if (typeof of === 'string') return CHOICES[of]?.[0]
  return of.kind === 'yes-no' ? 'true' : of.kind === 'choice' ? of.choices[0]?.code : undefined
}

/** A field of its own, and that nothing is to be said any more. */
const AttributeValueField = ({ attribute, typed, onType }: Typing & { attribute: Attribute }) => (
  <>
    <AttributeField attribute={attribute} label={text.value} value={typed ?? ''} onChange={onType} />
    {attribute.kind === 'choice' || attribute.kind === 'yes-no' ? null : (
      <Choices label={text.value}>
        <button type="button" className={classes.toggle} aria-pressed={typed === ''} onClick={() => onType('')}>
          {words.attributes.nothing}
        </button>
      </Choices>
    )}
  </>
)

type Typing = { typed: string | undefined; onType: (typed: string) => void }

const CategoryField = ({ typed, onType }: Typing) => {
  const { nameOf } = useQuery(categoriesQuery)
  const [sorting, setSorting] = useState(false)
  const said = typed === undefined ? words.categories.choose : typed === '' ? text.says('category', '') : nameOf(typed)
  return (
    <>
      <Slots>
        <Slot label={text.value} value={said} onOpen={() => setSorting(true)} />
      </Slots>
      {sorting ? (
        <CategoryChooser
          none={words.categories.without}
          onClose={() => setSorting(false)}
          onChoose={(code) => {
            onType(code)
            setSorting(false)
          }}
        />
      ) : null}
    </>
  )
}

const ValueField = ({ of, ...typing }: Typing & { of: BulkWish['of'] }) => {
  const { typed, onType } = typing
  if (typeof of === 'object') return <AttributeValueField attribute={of} {...typing} />
  if (of === 'category') return <CategoryField {...typing} />
  const choices = CHOICES[of]
  return choices ? (
    <NativeSelect
      label={text.value}
      value={typed ?? ''}
      data={choices.map((value) => ({ value, label: text.says(of, value) }))}
      onChange={(event) => onType(event.target.value)}
    />
  ) : (
    <TextInput
      label={text.value}
      value={typed ?? ''}
      maxLength={9}
      inputMode="numeric"
      description={text.reorderHint}
      onChange={({ target }) => onType(typedWhole(target.value))}
    />
  )
}

const keyOf = (of: BulkWish['of']): string => (typeof of === 'string' ? of : `attribute:${of.code}`)

type Props = { wish: BulkWish; onWish: (wish: BulkWish) => void }

/** What is changed of all items, and to what: their fields, then the organisation's own. */
export const BulkFields = ({ wish, onWish }: Props) => {
  const { offered } = useQuery(attributesQuery)
  const all: readonly BulkWish['of'][] = [...FIELDS, ...offered]
  return (
    <>
      <NativeSelect
        label={text.field}
        value={keyOf(wish.of)}
        data={all.map((of) => ({ value: keyOf(of), label: typeof of === 'string' ? text.fields[of] : of.name }))}
        onChange={(event) => {
          const of = all.find((one) => keyOf(one) === event.target.value) ?? 'category'
          onWish({ of, typed: begun(of) })
        }}
      />
      <ValueField key={keyOf(wish.of)} of={wish.of} typed={wish.typed} onType={(typed) => onWish({ ...wish, typed })} />
    </>
  )
}
