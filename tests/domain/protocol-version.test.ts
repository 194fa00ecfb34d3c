import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import * as z from 'zod'
import * as actions from '../../domain/protocol/actions.ts'
import * as documents from '../../domain/protocol/documents.ts'
import * as editableFields from '../../domain/protocol/editable-fields.ts'
import * as feed from '../../domain/protocol/feed.ts'
import * as imports from '../../domain/protocol/imports.ts'
import * as labels from '../../domain/protocol/labels.ts'
import * as live from '../../domain/protocol/live.ts'
import * as notices from '../../domain/protocol/notices.ts'
import * as orderNumbers from '../../domain/protocol/order-numbers.ts'
import * as push from '../../domain/protocol/push.ts'
import * as reports from '../../domain/protocol/reports.ts'
import * as session from '../../domain/protocol/session.ts'
import * as stockAsOf from '../../domain/protocol/stock-as-of.ts'
import { PROTOCOL_VERSION } from '../../domain/protocol-version.ts'

/**
 * The hash of the wire as it was published under each number. When this fails, the wire has changed: give it a new number
 * and a line in `domain/protocol-version.ts`, and add its hash here. Old lines stay.
 */
const PUBLISHED: Record<number, string> = {
  1: '9305d1251197ae2c2f46f63a15890bb315dc8fd2f3140cfa0f1874558b5d6fc1',
  2: 'c681e8cc8e6dffefee3948b42ecea1830229628d730ed63cd1a5a2250646f047',
}

const WIRE = {
  ...actions,
  ...documents,
  ...editableFields,
  ...feed,
  ...imports,
  ...labels,
  ...live,
  ...notices,
  ...orderNumbers,
  ...push,
  ...reports,
  ...session,
  ...stockAsOf,
}

const jsonSchemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' })

const isSchema = (value: unknown): value is z.ZodType => value instanceof z.ZodType

/** Every schema that they export, alone or in a table such as `documents`, by its path. */
const schemasIn = (name: string, value: unknown): [string, z.ZodType][] => {
  if (isSchema(value)) return [[name, value]]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => schemasIn(`${name}.${key}`, inner))
}

it('a changed wire has a new number', () => {
  const schemas = Object.entries(WIRE)
    .flatMap(([name, value]) => schemasIn(name, value))
    .map(([name, schema]) => [name, jsonSchemaOf(schema)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  expect(schemas.length).toBeGreaterThan(50)
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex')
  expect(hash).toBe(PUBLISHED[PROTOCOL_VERSION])
})
