import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { ChunkRecord } from '../../../client/mirror/mirror-database.ts'
import { openMirrorDatabase } from '../../../client/mirror/mirror-database.ts'
import { readAlong } from '../../../client/mirror/read-along.ts'
import { testDevice } from '../device.ts'
import { id, itemNamed } from '../warehouse.ts'

const chunk = (number: number): ChunkRecord => ({
  ...{ generation: 1, collection: 'items', number },
  text: JSON.stringify([itemNamed(id(4, number), `SKU-${number}`, `Item ${number}`)]),
})

it('reads all that is kept, also where it has fallen so far behind that the text is no longer in hand', async () => {
  const database = await openMirrorDatabase(randomUUID())
  let free = () => {}
  const busy = new Promise<void>((resolve) => (free = resolve))
  const reading = readAlong(database, { ...testDevice().tab(), spare: () => busy })
  const lots = Array.from({ length: 50 }, (_, at) => [chunk(2 * at), chunk(2 * at + 1)])
  for (const lot of lots) {
    await database.chunks.bulkPut(lot)
    reading.add(lot)
  }
  free()
  const { memory, chunks } = await reading.finish()
  expect(memory.all('items').size).toBe(100)
  expect(chunks.get('items')?.flat()).toEqual(lots.flat().map((_, at) => id(4, at)))
  database.close()
})
