/**
 * The client's own modules, timed from inside on the mirror that the app has stored: what a screen cannot show, such as
 * the hundredth slowest of 10,000 lookups. Nothing of the product knows of this page.
 */
import { Dexie } from 'dexie'
import type { CatchUp } from '../../client/mirror/feed.ts'
import { openMirror } from '../../client/mirror/mirror.ts'
import { openMirrorDatabase } from '../../client/mirror/mirror-database.ts'
import { browserDevice } from '../../client/outbox/device.ts'
import { mirrorName } from '../../client/view/databases.ts'
import { itemIdsQuery, itemQuery } from '../../client/view/items.ts'
import { type Member, openSessions } from '../../client/view/session.ts'
import { itemTotalQuery } from '../../client/view/stock.ts'
import { openWorkspace, type Workspace } from '../../client/view/workspace.ts'
import type { ItemDocument } from '../../domain/protocol/documents.ts'
import type { FeedPage } from '../../domain/protocol/feed.ts'

const openAsMember = async (): Promise<{ member: Member; workspace: Workspace }> => {
  const sessions = openSessions()
  const member = await sessions.restoreSession()
  if (!member) throw new Error('nobody is signed in')
  return { member, workspace: await openWorkspace({ session: member, deviceId: member.deviceId, api: sessions.api }) }
}

const timed = (work: () => void): number => {
  const before = performance.now()
  work()
  return performance.now() - before
}

const allItems = (workspace: Workspace): ItemDocument[] =>
  workspace.read(itemIdsQuery({})).flatMap((id) => workspace.read(itemQuery(id)) ?? [])

/** Every so manyth, so that no two neighbours are taken. */
const spread = <T>(values: readonly T[], count: number): T[] =>
  Array.from({ length: count }, (_, at) => values[(at * 7919) % values.length] as T)

/** As a person types: the first letter, two, three … of a name's words, of a SKU, of a barcode, and two words together. */
const typedTexts = (items: readonly ItemDocument[]): string[] =>
  items.flatMap((item, at) => {
    const texts = [item.name, item.sku, item.barcodes[0]?.code ?? '', item.name.split(' ').reverse().join(' ')]
    const whole = texts[at % texts.length]?.slice(0, 12) ?? ''
    return Array.from(whole, (_, end) => whole.slice(0, end + 1))
  })

const bench = {
  /** From opening the databases to the quick path's answer, to the first hundred items with their totals, and what is done then. */
  coldOpen: async (code: string) => {
    const start = performance.now()
    const { workspace } = await openAsMember()
    const opened = performance.now() - start
    const [found] = await workspace.lookupEarly(code)
    if (found?.kind !== 'item') throw new Error(`nothing found for ${code}`)
    const lookup = performance.now() - start
    await workspace.loaded
    for (const id of workspace.read(itemIdsQuery({})).slice(0, 100)) {
      workspace.read(itemQuery(id))
      workspace.read(itemTotalQuery(id))
    }
    const list = performance.now() - start
    await workspace.close()
    return { opened, lookup, list }
  },

  lookupsAndSearches: async () => {
    const { workspace } = await openAsMember()
    await workspace.loaded
    const items = allItems(workspace)
    const lookups = spread(items, 10_000).map((item) =>
      timed(() => workspace.lookup(item.barcodes[0]?.code ?? item.sku)),
    )
    const searches = typedTexts(spread(items, 100)).map((search) =>
      timed(() => workspace.read(itemIdsQuery({ search }))),
    )
    await workspace.close()
    return { lookups, searches }
  },

  /** From the text of a page to its being durable and in memory, half of it items and half of it stock. */
  applyPages: async (sizes: readonly number[], times: number) => {
    const { member, workspace } = await openAsMember()
    await workspace.close()
    const name = mirrorName(member)
    const mirror = await openMirror(name, await openMirrorDatabase(name), browserDevice())
    await mirror.loaded
    await mirror.lead('bench')
    const items = spread([...mirror.memory.all('items').values()], 5_000)
    const stock = spread([...mirror.memory.all('stock').values()], 5_000)
    let seq = mirror.state?.through ?? 0
    let next = 0
    const pageOf = (size: number): string => {
      const documents = Array.from({ length: size }, (_, at) => {
        const document = (at % 2 === 0 ? items : stock)[next++ % 5_000]
        return { ...document, seq: ++seq }
      })
      return JSON.stringify({ documents })
    }
    const samples: number[][] = []
    for (const size of sizes) {
      const ofSize: number[] = []
      for (let round = 0; round < times; round++) {
        const text = pageOf(size)
        const from = mirror.state?.position ?? ''
        const before = performance.now()
        const { documents } = JSON.parse(text) as FeedPage
        const epoch = mirror.state?.epoch ?? ''
        const catchUp: CatchUp = { epoch, from, to: `${seq}`, through: seq, texts: [text], documents, settled: [] }
        await mirror.applyCatchUp(catchUp)
        ofSize.push(performance.now() - before)
      }
      samples.push(ofSize)
    }
    mirror.close()
    return samples
  },

  /** The reference: the same items as rows, by Dexie alone, with three indexes. */
  bulkPut: async () => {
    const { workspace } = await openAsMember()
    await workspace.loaded
    const items = allItems(workspace).map((item) => structuredClone(item))
    await workspace.close()
    await Dexie.delete('bench-rows')
    const database = new Dexie('bench-rows')
    database.version(1).stores({ items: 'id, sku, name, category' })
    await database.open()
    const before = performance.now()
    await database.table('items').bulkPut(items)
    const ms = performance.now() - before
    await database.delete()
    return ms
  },
}

declare global {
  interface Window {
    bench: typeof bench
  }
}
window.bench = bench
