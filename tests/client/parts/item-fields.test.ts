import { describe, expect, it } from 'vitest'
import {
  editOf,
  fieldsAfter,
  fieldsOf,
  isComplete,
  withBarcode,
  withoutLabels,
} from '../../../client/parts/item-form/item-fields.ts'
import { attributeBook } from '../../../domain/attribute.ts'
import type { ItemDocument } from '../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../warehouse.ts'

const LABEL = '(01)04006381333931(10)A7(17)271231'

describe('a whole label in the field of barcodes', () => {
  it.each([LABEL, ']C1010400638133393110A7', '010400638133393110A7', 'https://example.com/01/04006381333931/10/A7'])(
    'is kept as the GTIN it carries, and told: %s',
    (label) => {
      expect(withoutLabels(`A-1\n${label}`, false)).toEqual({ text: 'A-1\n4006381333931', dropped: ['4006381333931'] })
    },
  )

  it('is left alone while somebody types it, until the line ends', () => {
    expect(withoutLabels(LABEL, true)).toEqual({ text: LABEL, dropped: [] })
    expect(withoutLabels(`${LABEL}\n`, true)).toEqual({ text: '4006381333931\n', dropped: ['4006381333931'] })
  })

  it('that says no more than its GTIN drops nothing', () => {
    expect(withoutLabels('(01)14006381333938', false)).toEqual({ text: '14006381333938', dropped: [] })
  })

  it('once kept as it was keeps its unit', () => {
    const seen = {
      ...itemNamed(id(4, 1), 'MILK', 'Milk'),
      ...{ seq: 1, barcodes: [{ code: '(01)14006381333938(10)A', unit: 'case' }] },
    } as unknown as ItemDocument
    const fields = fieldsOf(seen)
    const { text } = withoutLabels(fields.barcodes, false)
    expect(editOf({ ...fields, barcodes: text }, seen, attributeBook([])).set).toEqual({
      barcodes: [{ code: '14006381333938', unit: 'case' }],
    })
  })
})

it('a code that the form has already is not there twice', () => {
  const fields = withBarcode(fieldsOf(undefined), '4006381333931')
  expect(withBarcode(fields, '4006381333931')).toBe(fields)
})

describe('the organisation’s own fields', () => {
  const attribute = (code: string, kind: 'text' | 'number' | 'yes-no') => ({
    ...{ code, name: code, kind, unit: null, choices: [], archived: false },
  })
  const book = attributeBook([attribute('Weight', 'number'), attribute('Colour', 'text'), attribute('Cold', 'yes-no')])
  const seen = {
    ...itemNamed(id(4, 1), 'MILK', 'Milk'),
    ...{ seq: 1, attributes: { Weight: 1.5, Colour: 'red', goodForDays: 7 } },
  } as unknown as ItemDocument

  it('set all that the item says, with what was changed; what no field is of stays', () => {
    const fields = fieldsOf(seen)
    expect(editOf(fields, seen, book).set).toEqual({})
    const attributes = { ...fields.attributes, Weight: '2', Colour: '', Cold: 'true' }
    expect(editOf({ ...fields, attributes }, seen, book)).toEqual({
      set: { attributes: { Weight: 2, Cold: true, goodForDays: 7 } },
      base: { attributes: { Weight: 1.5, Colour: 'red', goodForDays: 7 } },
    })
  })

  it('are saved only once each can be read', () => {
    const fields = fieldsOf(seen)
    expect(isComplete({ ...fields, attributes: { Weight: '1.' } }, seen, book)).toBe(false)
    expect(isComplete({ ...fields, attributes: { Weight: '1.2' } }, seen, book)).toBe(true)
  })
})

describe('what the rules of ordering and counting depend on', () => {
  const none = attributeBook([])
  const seen = {
    ...itemNamed(id(4, 1), 'MILK', 'Milk'),
    ...{ seq: 1, reorder: null, abcClass: null, price: null, currency: null, shelfLifeDays: null },
  } as unknown as ItemDocument
  const wise = {
    ...seen,
    ...{
      reorder: { point: 10, quantity: 0, safetyStock: 2, leadTimeDays: 5 },
      abcClass: 'B',
      price: 1.5,
      currency: 'EUR',
    },
    ...{ shelfLifeDays: 30, attributes: { goodForDays: 7, Colour: 'red' } },
  } as ItemDocument
  const changed = (item: ItemDocument | undefined, said: object, attributes?: object) => {
    const fields = { ...fieldsOf(item), name: 'Milk', sku: 'MILK' }
    return {
      ...fields,
      ordering: { ...fields.ordering, ...said },
      attributes: { ...fields.attributes, ...attributes },
    }
  }

  it('is said by hand, with what was there before', () => {
    const fields = changed(
      seen,
      {
        point: '10',
        leadTimeDays: '5',
        abcClass: 'A',
        negativePolicy: 'block',
        price: '1.5',
        currency: 'EUR',
        shelfLifeDays: '30',
      },
      { goodForDays: '7' },
    )
    expect(editOf(fields, seen, none)).toEqual({
      set: {
        ...{
          reorder: { point: 10, quantity: 0, safetyStock: 0, leadTimeDays: 5 },
          abcClass: 'A',
          negativePolicy: 'block',
        },
        ...{ price: 1.5, currency: 'EUR', shelfLifeDays: 30, attributes: { goodForDays: 7 } },
      },
      base: {
        ...{ reorder: null, abcClass: null, negativePolicy: 'warn', price: null, currency: null, shelfLifeDays: null },
        ...{ attributes: {} },
      },
    })
  })

  it('is left as it is by who does not touch it, and emptied by who empties it', () => {
    expect(editOf(fieldsOf(wise), wise, none).set).toEqual({})
    const fields = changed(
      wise,
      {
        point: '',
        quantity: '',
        safetyStock: '',
        leadTimeDays: '',
        abcClass: '',
        price: '',
        currency: '',
        shelfLifeDays: '',
      },
      { goodForDays: '' },
    )
    expect(editOf(fields, wise, none).set).toEqual({
      ...{ reorder: null, abcClass: null, price: null, currency: null, shelfLifeDays: null },
      ...{ attributes: { Colour: 'red' } },
    })
  })

  it('is not said of a new item that nobody said it of', () => {
    expect(Object.keys(editOf(changed(undefined, {}), undefined, none).set)).not.toContain('reorder')
  })

  it.each([
    ['point', '9999999999'],
    ['price', '1.2.3'],
    ['currency', 'EU'],
    ['leadTimeDays', '10001'],
    ['shelfLifeDays', '100001'],
  ])('is not saved where the server would turn it down: %s %s', (field, typed) => {
    expect(isComplete(changed(seen, {}), seen, none)).toBe(true)
    expect(isComplete(changed(seen, { [field]: typed }), seen, none)).toBe(false)
  })

  it('comes back from an edit that was turned down', () => {
    const fields = fieldsAfter(seen, { reorder: { point: 10, quantity: 4, safetyStock: 0, leadTimeDays: 0 }, price: 2 })
    expect(fields.ordering).toMatchObject({ point: '10', quantity: '4', safetyStock: '', price: '2' })
  })
})
