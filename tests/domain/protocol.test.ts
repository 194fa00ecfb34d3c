import { describe, expect, it } from 'vitest'
import { reversalAction } from '../../domain/protocol/actions.ts'
import { editableFields } from '../../domain/protocol/editable-fields.ts'

const id = '01900000-0000-7000-8000-000000000001'
const at = (occurredAt: string): boolean =>
  reversalAction.safeParse({
    ...{ id, deviceId: id, deviceSeq: 1, userId: id, schemaVersion: 1, clock: null },
    ...{ type: 'reversal', reversesId: id, occurredAt },
  }).success

describe('a time on the wire', () => {
  it('is a moment in UTC with milliseconds', () => {
    expect(at('2026-02-28T23:59:59.999Z')).toBe(true)
    expect(at('2024-02-29T00:00:00.000Z')).toBe(true)
    expect(at('0001-01-01T00:00:00.000Z')).toBe(true)
    expect(at('2026-02-28T23:59:59Z')).toBe(false)
    expect(at('2026-02-28T23:59:59.999+01:00')).toBe(false)
  })

  it('is one that the database can keep: in the calendar, and not in the year 0', () => {
    expect(at('2026-02-30T00:00:00.000Z')).toBe(false)
    expect(at('2025-02-29T00:00:00.000Z')).toBe(false)
    expect(at('2026-13-01T00:00:00.000Z')).toBe(false)
    expect(at('2026-01-01T24:00:00.000Z')).toBe(false)
    expect(at('0000-01-01T00:00:00.000Z')).toBe(false)
  })

  it('so is a day', () => {
    expect(editableFields.lots.expiresOn.safeParse('2026-02-28').success).toBe(true)
    expect(editableFields.lots.expiresOn.safeParse('2026-02-30').success).toBe(false)
    expect(editableFields.lots.expiresOn.safeParse('0000-02-28').success).toBe(false)
  })
})
