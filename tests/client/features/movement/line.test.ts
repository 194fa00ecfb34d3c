import { describe, expect, it } from 'vitest'
import { FLOWS } from '../../../../client/features/movement/flows.ts'
import {
  emptyLine,
  hear,
  inCondition,
  isSetAside,
  type Line,
  nextLine,
} from '../../../../client/features/movement/line.ts'
import { padValue } from '../../../../client/ui/pad-entry.ts'
import type { Found } from '../../../../client/view/rows.ts'
import type { ItemDocument, LocationDocument } from '../../../../domain/protocol/documents.ts'
import { id, itemNamed } from '../../warehouse.ts'

const item = (number: number, more: object = {}): ItemDocument =>
  ({ ...itemNamed(id(4, number), `I-${number}`, `Item ${number}`), seq: 1, ...more }) as unknown as ItemDocument
const MILK = item(1, { tracking: 'lot', units: [{ code: 'case', num: 12, den: 1 }] })
const BOLT = item(2)
const DRILL = item(3, { tracking: 'serial' })

const scanOf = (of: ItemDocument, more: Partial<Extract<Found, { kind: 'item' }>> = {}): Found => ({
  ...{ kind: 'item', item: of, unit: undefined },
  ...more,
})
const place = (kind: LocationDocument['kind']): Found => ({
  kind: 'location',
  location: { id: id(5), kind, code: kind } as LocationDocument,
})

const after = (scans: readonly Found[], from: Line = emptyLine) =>
  scans.reduce((heard, scan) => hear(heard.line, scan, FLOWS.receive), { line: from, good: true } as ReturnType<
    typeof hear
  >)
const entered = ({ line }: { line: Line }) => `${padValue(line.entry)} ${line.entry.unit}`

const LABEL = scanOf(MILK, { label: { lotCode: 'L7', expiresOn: '2027-12-31', quantity: 24 } })

describe('a scan on a line', () => {
  it('is one more of the item each time', () => {
    expect(entered(after(Array.from({ length: 10 }, () => scanOf(BOLT))))).toBe('10 pc')
  })

  it('of a case enters one case, and adds up in base units with single pieces', () => {
    const aCase = scanOf(MILK, { unit: 'case' })
    expect(entered(after([aCase, aCase]))).toBe('2 case')
    expect(entered(after([aCase, scanOf(MILK)]))).toBe('13 pc')
  })

  it('of a label fills item, lot, expiry and quantity', () => {
    const heard = after([LABEL])
    expect(entered(heard)).toBe('24 pc')
    expect(heard.line.lot).toEqual({ code: 'L7', expiresOn: '2027-12-31' })
    expect(entered(after([LABEL, LABEL]))).toBe('48 pc')
  })

  it('of another lot of the same item does not mix with what stands there', () => {
    const other = scanOf(MILK, { label: { lotCode: 'L8' } })
    expect(after([LABEL, other])).toMatchObject({ good: false, said: 'finish-first', line: { lot: { code: 'L7' } } })
  })

  it('of the same serial is the same piece', () => {
    const serial = scanOf(DRILL, { label: { lotCode: 'S-1' } })
    expect(entered(after([serial, serial]))).toBe('1 pc')
  })

  it('of another item than the order’s line asks for is a clear no', () => {
    const asked: Line = { ...emptyLine, itemId: BOLT.id, lineId: id(7) }
    expect(after([scanOf(MILK)], asked)).toMatchObject({ good: false, said: 'wrong-item', line: asked })
  })

  it('of a place where nothing can go is a clear no', () => {
    expect(after([place('customer')])).toMatchObject({ good: false, said: 'wrong-place' })
  })
})

describe('the condition of what arrives', () => {
  const { receive } = FLOWS
  const atTheDock: Line = { ...emptyLine, itemId: MILK.id, fromId: id(5, 1), toId: id(5, 2) }

  it('is good in a delivery until somebody says otherwise, and set aside in what comes back', () => {
    expect(isSetAside(emptyLine, receive)).toBe(false)
    expect(isSetAside(inCondition(emptyLine, true), receive)).toBe(true)
    expect(isSetAside(emptyLine, FLOWS.return)).toBe(true)
    expect(isSetAside(inCondition(emptyLine, false), FLOWS.return)).toBe(false)
  })

  it('has a place of its own, and each is given back with it', () => {
    const damaged = inCondition(atTheDock, true)
    expect(damaged.toId).toBeUndefined()
    const held = inCondition({ ...damaged, toId: id(5, 3) }, false)
    expect(held.toId).toBe(id(5, 2))
    expect(inCondition(held, true).toId).toBe(id(5, 3))
  })

  it('of one damaged box is not that of the next, nor is its place', () => {
    const next = nextLine({ ...inCondition(atTheDock, true), toId: id(5, 3) }, receive, MILK)
    expect(isSetAside(next, receive)).toBe(false)
    expect(next).toMatchObject({ fromId: id(5, 1), toId: id(5, 2) })
  })
})
