import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeEdit, sameValue } from '../../domain/merge.ts'

const bolt = {
  name: 'Bolt M8',
  description: '',
  barcodes: [{ code: '11' }, { code: '22', unit: 'box' }],
  attributes: { colour: 'grey' },
}

describe('merging an edit', () => {
  it('a field that only one side changed merges silently', () => {
    const merge = mergeEdit({
      current: { ...bolt, name: 'Bolt' },
      base: { description: '' },
      set: { description: 'zinc' },
    })
    expect(merge.next).toMatchObject({ name: 'Bolt', description: 'zinc' })
    expect(merge).toMatchObject({ changedFields: ['description'], conflicts: [] })
  })

  it('one that both changed keeps the server’s value and shows base, mine and theirs', () => {
    const merge = mergeEdit({ current: { ...bolt, name: 'Screw' }, base: { name: 'Bolt M8' }, set: { name: 'Bolt' } })
    expect(merge.next.name).toBe('Screw')
    expect(merge.conflicts).toEqual([{ field: 'name', base: 'Bolt M8', mine: 'Bolt', theirs: 'Screw' }])
  })

  it('both the same way is no clash', () => {
    const merge = mergeEdit({ current: { ...bolt, name: 'Bolt' }, base: { name: 'Bolt M8' }, set: { name: 'Bolt' } })
    expect(merge).toMatchObject({ changedFields: [], conflicts: [] })
  })

  it('absent equals null in base', () => {
    expect(mergeEdit({ current: bolt, base: {}, set: { price: 3 } }).next.price).toBe(3)
    expect(mergeEdit({ current: { ...bolt, price: null }, base: {}, set: { price: 3 } }).conflicts).toEqual([])
    expect(mergeEdit({ current: bolt, base: { price: null }, set: { price: 3 } }).conflicts).toEqual([])
  })

  it('what another device added to a list that this one set before stays, though this one had not seen it', () => {
    const merge = mergeEdit({
      current: { barcodes: [{ code: '11' }, { code: 'theirs' }] },
      base: { barcodes: [{ code: '11' }] },
      set: { barcodes: [{ code: '11' }, { code: 'mine' }] },
      sameDeviceFields: new Set(['barcodes']),
    })
    expect(merge.next.barcodes).toEqual([{ code: '11' }, { code: 'theirs' }, { code: 'mine' }])
    expect(merge.conflicts).toEqual([])
  })

  it('what the same device set before is no clash', () => {
    const edit = { current: { ...bolt, name: 'Bolt' }, base: { name: 'Bolt M8' }, set: { name: 'Bolt 8' } }
    expect(mergeEdit({ ...edit, sameDeviceFields: new Set(['name']) }).next.name).toBe('Bolt 8')
  })

  it('what others put into a list since the same device said all of it stays, and what they changed there clashes', () => {
    const edit = {
      current: { barcodes: [{ code: '11' }, { code: '22', unit: 'box' }, { code: '33' }] },
      base: { barcodes: [{ code: '11' }, { code: '22' }] },
      sameDeviceFields: new Set(['barcodes']),
      otherDeviceFields: new Set(['barcodes/22', 'barcodes/33']),
    }
    const added = mergeEdit({ ...edit, set: { barcodes: [{ code: '11' }, { code: '22' }, { code: '44' }] } })
    expect(added.next.barcodes).toEqual([{ code: '11' }, { code: '22', unit: 'box' }, { code: '33' }, { code: '44' }])
    const changed = mergeEdit({
      ...edit,
      set: {
        barcodes: [
          { code: '11', unit: 'bag' },
          { code: '22', unit: 'bag' },
        ],
      },
    })
    expect(changed.next.barcodes).toEqual([{ code: '11', unit: 'bag' }, { code: '22', unit: 'box' }, { code: '33' }])
    expect(changed.conflicts.map(({ element }) => element)).toEqual(['22'])
  })

  it('barcodes merge by code, attributes by key: two people each add one, and one clashes alone', () => {
    const added = mergeEdit({
      current: { ...bolt, barcodes: [...bolt.barcodes, { code: '33' }] },
      base: { barcodes: bolt.barcodes },
      set: { barcodes: [{ code: '11' }, { code: '44' }] },
    })
    expect(added.next.barcodes).toEqual([{ code: '11' }, { code: '33' }, { code: '44' }])
    expect(added.changedPaths).toEqual(['barcodes/22', 'barcodes/44'])

    const clash = mergeEdit({
      current: { ...bolt, attributes: { colour: 'red', size: 8 } },
      base: { attributes: { colour: 'grey' } },
      set: { attributes: { colour: 'blue', head: 'hex' } },
    })
    expect(clash.next.attributes).toEqual({ colour: 'red', size: 8, head: 'hex' })
    expect(clash.conflicts).toEqual([
      { field: 'attributes', element: 'colour', base: 'grey', mine: 'blue', theirs: 'red' },
    ])
  })

  it('a list that names one thing twice merges whole rather than losing one of them', () => {
    const twice = [{ code: '11' }, { code: '11', unit: 'box' }]
    const merge = mergeEdit({
      current: { barcodes: [{ code: '99' }] },
      base: { barcodes: [] },
      set: { barcodes: twice },
    })
    expect(merge.conflicts).toEqual([{ field: 'barcodes', base: [], mine: twice, theirs: [{ code: '99' }] }])
  })
})

const value = fc.constantFrom<unknown>(null, '', 'a', 'b', 1, true, ['x'], { code: 'c' })
const FIELDS = ['name', 'description', 'category', 'price']
const fields = fc.record(Object.fromEntries(FIELDS.map((f) => [f, value])), { requiredKeys: [] })
const element = fc.record({ code: fc.constantFrom('1', '2', '3', '4'), unit: fc.constantFrom('box', 'each') })
const barcodes = fc.uniqueArray(element, { selector: (e) => e.code })

describe('laws of the merge', () => {
  it('is commutative on disjoint fields', () => {
    fc.assert(
      fc.property(fields, fields, fc.subarray(FIELDS), (start, values, mineFields) => {
        const pick = (isMine: boolean) =>
          Object.fromEntries(Object.entries(values).filter(([field]) => mineFields.includes(field) === isMine))
        const apply = (current: Record<string, unknown>, set: Record<string, unknown>) => {
          const merge = mergeEdit({ current, base: start, set })
          expect(merge.conflicts).toEqual([])
          return merge.next
        }
        const [mine, theirs] = [pick(true), pick(false)]
        expect(sameValue(apply(apply(start, mine), theirs), apply(apply(start, theirs), mine))).toBe(true)
      }),
    )
  })

  it('is commutative on disjoint elements', () => {
    fc.assert(
      fc.property(barcodes, barcodes, fc.subarray(['1', '2', '3', '4']), (start, wanted, mineCodes) => {
        const changed = (isMine: boolean) => {
          const of = (e: { code: string }) => mineCodes.includes(e.code) === isMine
          return { barcodes: [...start.filter((e) => !of(e)), ...wanted.filter(of)] }
        }
        const apply = (current: Record<string, unknown>, set: Record<string, unknown>) => {
          const merge = mergeEdit({ current, base: { barcodes: start }, set })
          expect(merge.conflicts).toEqual([])
          return merge.next
        }
        const byCode = (document: Record<string, unknown>) =>
          [...(document.barcodes as { code: string }[])].sort((a, b) => (a.code < b.code ? -1 : 1))
        const [mine, theirs] = [changed(true), changed(false)]
        const both = apply(apply({ barcodes: start }, mine), theirs)
        expect(byCode(both)).toEqual(byCode(apply(apply({ barcodes: start }, theirs), mine)))
        expect(byCode(both)).toEqual(byCode({ barcodes: wanted }))
      }),
    )
  })

  it('a clash never loses either value: each is in the document or in the conflict', () => {
    fc.assert(
      fc.property(fields, fields, fields, (base, theirs, mine) => {
        const { next, conflicts } = mergeEdit({ current: theirs, base, set: mine })
        for (const field of Object.keys(mine)) {
          const conflict = conflicts.find((c) => c.field === field)
          const isKept = (wanted: unknown, told: unknown) =>
            sameValue(next[field], wanted) || sameValue(base[field], wanted) || sameValue(told, wanted)
          expect(isKept(mine[field], conflict?.mine)).toBe(true)
          expect(isKept(theirs[field], conflict?.theirs)).toBe(true)
          if (conflict !== undefined) expect(sameValue(next[field], theirs[field])).toBe(true)
        }
      }),
    )
  })

  it('nor does a clash of elements', () => {
    fc.assert(
      fc.property(barcodes, barcodes, barcodes, (base, theirs, mine) => {
        const { next, conflicts } = mergeEdit({
          current: { barcodes: theirs },
          base: { barcodes: base },
          set: { barcodes: mine },
        })
        const named = (list: unknown, code: string) => (list as { code: string }[]).find((e) => e.code === code)
        for (const code of ['1', '2', '3', '4']) {
          const conflict = conflicts.find((c) => c.element === code)
          const isKept = (wanted: unknown, told: unknown) =>
            sameValue(named(next.barcodes, code), wanted) ||
            sameValue(named(base, code), wanted) ||
            sameValue(told, wanted)
          expect(isKept(named(mine, code), conflict?.mine)).toBe(true)
          expect(isKept(named(theirs, code), conflict?.theirs)).toBe(true)
        }
      }),
    )
  })
})
