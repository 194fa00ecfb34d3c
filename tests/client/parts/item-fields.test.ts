import { describe, expect, it } from 'vitest'
import {
  editOf,
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
