import { expect, test } from 'vitest'
import { readText } from '../../../domain/tables/sheet.ts'
import { mappingOf, parseMap } from '../../../sync-server/data/mapping.ts'

test('columns are mapped by name, the others left out, and what is not known is said', () => {
  const mapped = mappingOf(readText('No,Text,Colour\n1,One,red\n'), 'items', parseMap('No=sku,Text=name'))
  expect(mapped).toEqual({ mapping: ['sku', 'name', null], errors: [] })
  expect(mappingOf(readText('sku,nmae\n1,One\n'), 'items').errors).toEqual([
    { row: 1, code: 'no-field', params: { value: 'nmae' } },
  ])
  expect(mappingOf(readText('a\n1\n'), 'items', parseMap('b=sku')).errors).toEqual([
    { row: 1, code: 'no-column', params: { value: 'b' } },
  ])
  expect(() => parseMap('sku')).toThrow('not column=field: sku')
})
