import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lotIdOf } from '../../../domain/ids.ts'
import type { Document } from '../../../domain/protocol/documents.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { type Phone, type Said, Warehouse } from '../warehouse.ts'

const PATH = resolve(import.meta.dirname, '../../../../shared/data/strings/blns.json')
const present = existsSync(PATH)
if (!present) console.log('skipped: the naughty strings are not at ../shared/data/strings/blns.json')

const STRINGS = present ? (JSON.parse(readFileSync(PATH, 'utf8')) as string[]) : []
const FORBIDDEN = ['__proto__', 'constructor', 'prototype']
const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

describe.skipIf(!present)('the big list of naughty strings', () => {
  let house: Warehouse
  let manager: Phone
  let documents: Map<string, Document>
  /** Each string with the documents that carry it. */
  const carried: {
    text: string
    item: string
    lot: string
    place: string
    movement: string
    labelled: string
    attribute: string
  }[] = []

  const create = (collection: string, documentId: string, set: object): Said => ({
    type: 'edit',
    op: 'create',
    collection,
    documentId,
    set,
    base: {},
  })

  beforeAll(async () => {
    house = await Warehouse.open()
    manager = await house.phone('manager')
    const bin = await house.place('bin', 'BIN')
    const said: Said[] = []
    for (const text of STRINGS) {
      const [item, place, movement, labelled] = [newId(), newId(), newId(), newId()]
      const code = text === '' ? '-' : text.slice(0, 500)
      const lot = lotIdOf(item, code, sha256)
      const attribute = text === '' || text.length > 200 || FORBIDDEN.includes(text) ? 'key' : text
      const name = text === '' ? '-' : text
      carried.push({ text, item, lot, place, movement, labelled, attribute })
      said.push(
        create('items', item, {
          sku: code,
          name,
          description: text,
          category: text.slice(0, 500),
          baseUnit: 'pcs',
          barcodes: [{ code }],
          attributes: { [attribute]: text },
        }),
      )
      said.push(create('lots', lot, { itemId: item, code }))
      said.push(
        create('locations', place, { kind: 'bin', code, name, siteId: house.site, barcode: text.slice(0, 500) }),
      )
      const move = {
        type: 'movement' as const,
        kind: 'receipt',
        itemId: item,
        fromLocationId: house.places.supplier,
        toLocationId: bin,
        quantity: 1,
      }
      said.push({ ...move, id: movement, note: text, reason: text.slice(0, 500) })
      // What is turned down keeps the labels that its author saw.
      said.push({ ...move, id: labelled, toLocationId: house.places.customer, labels: { item: text.slice(0, 500) } })
    }
    for (let from = 0; from < said.length; from += 500) {
      const outcomes = await manager.send(...said.slice(from, from + 500).map((one) => manager.action(one)))
      for (const [at, outcome] of outcomes.entries()) {
        const turnedDown = 'labels' in (said[from + at] ?? {})
        expect(outcome, JSON.stringify(said[from + at])).toMatchObject({ status: turnedDown ? 'rejected' : 'accepted' })
      }
    }
    documents = (await house.pull(manager.caller)).documents
  }, 120_000)
  afterAll(() => house.close())

  test(`goes through every text field of items, lots and places, and comes back equal`, () => {
    expect(STRINGS.length).toBe(515)
    for (const { text, item, lot, place, attribute } of carried) {
      const code = text === '' ? '-' : text.slice(0, 500)
      const name = text === '' ? '-' : text
      expect(documents.get(`items/${item}`)).toMatchObject({
        sku: code,
        name,
        description: text,
        category: text.slice(0, 500),
        barcodes: [{ code }],
      })
      const attributes = (documents.get(`items/${item}`) as { attributes?: object } | undefined)?.attributes
      expect(Object.entries(attributes ?? {})).toEqual([[attribute, text]])
      expect(documents.get(`lots/${lot}`)).toMatchObject({ code })
      expect(documents.get(`locations/${place}`)).toMatchObject({ code, name, barcode: text.slice(0, 500) })
    }
  })

  test('goes through notes and reasons of movements', () => {
    for (const { text, movement } of carried)
      expect(documents.get(`movements/${movement}`)).toMatchObject({ note: text, reason: text.slice(0, 500) })
  })

  test('goes through the labels of what was turned down', async () => {
    const rows = await house.rows<{ id: string; label: string }>(
      `select id, content -> 'labels' ->> 'item' as label from actions where status = 'rejected'`,
    )
    const labels = new Map(rows.map(({ id, label }) => [id, label]))
    for (const { text, labelled } of carried) expect(labels.get(labelled)).toBe(text.slice(0, 500))
  })
})
