/** The demo warehouse: made when the database has no organisation, through the same doors that people use. */
import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { createdFields, type Fields } from '../../domain/edit.ts'
import { lotIdOf } from '../../domain/ids.ts'
import type { Action, EditableCollection, Role } from '../../domain/protocol.ts'
import { transact } from '../db/transact.ts'
import { setCredentials } from '../identity/accounts.ts'
import type { Caller } from '../identity/caller.ts'
import { newId } from '../ledger/new-id.ts'
import { createOrganisation, publishDocuments, putMember } from '../ledger/organisation.ts'
import { push } from '../sync/push.ts'
import { PushQueue } from '../sync/push-queue.ts'
import { type DemoItem, demoItems, seeded } from './catalogue.ts'

const ITEMS = 1500
const BINS_PER_SITE = 200
const DAYS = 90
const DAY_MS = 86_400_000

export const DEMO_PASSWORD = 'bincard-demo'
const ROLES: readonly Role[] = ['viewer', 'operator', 'lead', 'manager', 'admin']
export const DEMO_SIGN_INS = [
  ...ROLES.map((role) => ({ role, email: `${role}@demo.bincard.test` })),
  { role: 'operator' as Role, email: 'operator2@demo.bincard.test' },
]

type Log = { error: (details: object, message: string) => void }
type Doc = { collection: EditableCollection; id: string; doc: Fields; sites: string[] | null }
type Placed = DemoItem & { id: string; bin: string; site: string; lots: string[] }

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest()

const made = (
  collection: EditableCollection,
  set: Fields,
  sites: string[] | null = null,
  id: string = newId(),
): Doc => {
  const fields = createdFields(collection, set)
  if (!fields.ok) throw new Error(`the demo makes ${collection} that the rules refuse: ${JSON.stringify(fields.error)}`)
  return { collection, id, doc: fields.value, sites }
}

const makePlaces = (): {
  documents: Doc[]
  bins: { id: string; site: string; aisle: string }[]
  docks: Map<string, string>
  sites: string[]
} => {
  const documents: Doc[] = []
  const bins: { id: string; site: string; aisle: string }[] = []
  const docks = new Map<string, string>()
  for (const code of ['North', 'South']) {
    const site = newId()
    documents.push(
      made('locations', { kind: 'site', code, name: `Site ${code}`, timeZone: 'Europe/Berlin' }, [site], site),
    )
    const dock = made(
      'locations',
      { kind: 'dock', code: `${code[0]}-DOCK`, name: 'Goods in', siteId: site, parentId: site },
      [site],
    )
    docks.set(site, dock.id)
    documents.push(dock)
    for (let at = 0; at < BINS_PER_SITE; at++) {
      const aisleCode = 'ABCDE'[Math.floor(at / 40)] as string
      if (at % 40 === 0) {
        documents.push(
          made(
            'locations',
            {
              kind: 'aisle',
              code: `${code[0]}-${aisleCode}`,
              name: `Aisle ${aisleCode}`,
              siteId: site,
              parentId: site,
            },
            [site],
          ),
        )
      }
      const aisle = documents.findLast((one) => one.doc.kind === 'aisle')?.id as string
      const bin = `${code[0]}-${aisleCode}-${String(Math.floor((at % 40) / 4) + 1).padStart(2, '0')}-${(at % 4) + 1}`
      const document = made(
        'locations',
        {
          kind: 'bin',
          code: bin,
          name: `Bin ${bin}`,
          barcode: `BIN-${bin}`,
          siteId: site,
          parentId: aisle,
          pickSequence: at + 1,
        },
        [site],
      )
      bins.push({ id: document.id, site, aisle })
      documents.push(document)
    }
  }
  return { documents, bins, docks, sites: [...docks.keys()] }
}

const makeItems = (
  bins: readonly { id: string; site: string }[],
  now: Date,
  random: () => number,
): { documents: Doc[]; items: Placed[] } => {
  const documents: Doc[] = []
  const items = demoItems(ITEMS, random).map((item, at): Placed => {
    const { gtin, sku, name, category, tracking, shelfLifeDays, price } = item
    const reorder = { point: 20, quantity: 60, safetyStock: 10, leadTimeDays: 5 }
    const document = made('items', {
      sku,
      name,
      category,
      tracking,
      shelfLifeDays,
      price,
      reorder,
      currency: 'EUR',
      baseUnit: 'pcs',
      barcodes: [{ code: gtin }],
      units: [{ code: 'case', num: 12, den: 1 }],
    })
    documents.push(document)
    const lots =
      tracking === 'none'
        ? []
        : ['A', 'B'].map((letter, turn) => {
            const code = `L${String(at).padStart(4, '0')}${letter}`
            const id = lotIdOf(document.id, code, sha256)
            const days =
              Math.round((shelfLifeDays ?? 0) * (0.1 + 0.4 * turn + random() * 0.2)) - (at % 97 === 0 ? 60 : 0)
            const expiresOn = new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10)
            documents.push(
              made(
                'lots',
                { itemId: document.id, code, expiresOn, status: at % 89 === 0 && turn === 1 ? 'hold' : 'available' },
                null,
                id,
              ),
            )
            return id
          })
    const bin = bins[at % bins.length] as { id: string; site: string }
    return { ...item, id: document.id, bin: bin.id, site: bin.site, lots }
  })
  return { documents, items }
}

/** Ninety days of a warehouse: what comes in at the dock is put away, and most of it is picked again. */
const makeMovements = (
  items: readonly Placed[],
  places: Record<string, string>,
  docks: Map<string, string>,
  now: Date,
  random: () => number,
) => {
  const moves: { at: number; said: object }[] = []
  for (const item of items) {
    const lots = item.lots.length > 0 ? item.lots : [undefined]
    for (const lotId of lots) {
      const quantity = 12 * (1 + Math.floor(random() * 8))
      const day = DAYS - Math.floor(random() * 30)
      const at = now.getTime() - day * DAY_MS
      const dock = docks.get(item.site)
      const said = { type: 'movement', itemId: item.id, lotId }
      moves.push({
        at,
        said: {
          ...said,
          kind: 'receipt',
          fromLocationId: places.supplier,
          toLocationId: dock,
          quantity,
          entered: { quantity: quantity / 12, unit: 'case' },
        },
      })
      moves.push({
        at: at + 3_600_000,
        said: { ...said, kind: 'put-away', fromLocationId: dock, toLocationId: item.bin, quantity },
      })
      for (let left = quantity, turn = 0; turn < 2; turn++) {
        const picked = 1 + Math.floor(random() * (left / 3))
        left -= picked
        const when = at + DAY_MS + random() * (now.getTime() - at - 2 * DAY_MS)
        moves.push({
          at: when,
          said: { ...said, kind: 'pick', fromLocationId: item.bin, toLocationId: places.customer, quantity: picked },
        })
      }
    }
  }
  return moves.sort((a, b) => a.at - b.at)
}

const makeOrders = (items: readonly Placed[], sites: readonly string[], now: Date, random: () => number): Doc[] => {
  const supplier = made('partners', { kind: 'supplier', name: 'Harbour Wholesale', code: 'S-001' })
  const customer = made('partners', { kind: 'customer', name: 'Corner Workshop', code: 'C-001' })
  const orders = Array.from({ length: 24 }, (_, at) => {
    const kind = at % 2 === 0 ? 'purchase' : 'sales'
    const site = sites[at % sites.length] as string
    const lines = Array.from({ length: 3 + (at % 5) }, () => ({
      id: newId(),
      itemId: (items[Math.floor(random() * items.length)] as Placed).id,
      quantity: 1 + Math.floor(random() * 24),
    }))
    const dueOn = new Date(now.getTime() + (at - 6) * DAY_MS).toISOString().slice(0, 10)
    const number = `${kind === 'purchase' ? 'PO' : 'SO'}-${1001 + at}`
    return made(
      'orders',
      {
        kind,
        number,
        siteId: site,
        partnerId: kind === 'purchase' ? supplier.id : customer.id,
        state: 'open',
        dueOn,
        lines,
      },
      [site],
    )
  })
  return [supplier, customer, ...orders]
}

const isEmpty = (pool: Pool): Promise<boolean> =>
  transact(pool, null, async (client) => {
    await client.query(`select set_config('app.first_start', 'yes', true)`)
    const { rowCount } = await client.query('select from organisations limit 1')
    return rowCount === 0
  })

/** Makes the demo when there is no organisation at all; answers whether it did. */
export const ensureDemo = async (pool: Pool, log: Log, now: Date): Promise<boolean> => {
  if (!(await isEmpty(pool))) return false
  const random = seeded(2026)
  const orgId = newId()
  const { documents: placeDocuments, bins, docks, sites } = makePlaces()
  const { documents: itemDocuments, items } = makeItems(bins, now, random)
  const members = DEMO_SIGN_INS.map((signIn) => ({ ...signIn, id: newId() }))
  const lead = members.find((member) => member.role === 'lead') as (typeof members)[number]
  const deviceId = newId()

  const aisleA = bins.filter((bin) => bin.aisle === bins[0]?.aisle).map((bin) => bin.id)
  const count = made(
    'counts',
    {
      name: 'Aisle A, weekly',
      siteId: sites[0],
      scope: { locationIds: aisleA },
      blind: true,
      tolerance: { units: 2 },
      state: 'counting',
      assigneeIds: members.filter((member) => member.role === 'operator').map((member) => member.id),
    },
    [sites[0] as string],
  )

  const places = await transact(pool, orgId, async (client) => {
    const virtual = await createOrganisation(client, { id: orgId, name: 'Demo warehouse' })
    for (const { id, role, email } of members) {
      const name = email.startsWith('operator2') ? 'Operator two' : `${role[0]?.toUpperCase()}${role.slice(1)}`
      await putMember(client, orgId, { id, name, role, siteIds: null, active: true })
      await setCredentials(client, orgId, { userId: id, email, password: DEMO_PASSWORD })
    }
    await client.query(`insert into devices (org_id, id, user_id, name) values ($1, $2, $3, 'Demo')`, [
      orgId,
      deviceId,
      lead.id,
    ])
    await publishDocuments(client, orgId, [
      ...placeDocuments,
      ...itemDocuments,
      ...makeOrders(items, sites, now, random),
      count,
    ])
    return virtual
  })

  const caller: Caller = { orgId, userId: lead.id, deviceId, role: 'lead', siteIds: null, pushOnly: false }
  const actions = makeMovements(items, places, docks, now, random).map(({ at, said }, seq) => ({
    id: newId(),
    deviceId,
    deviceSeq: seq + 1,
    userId: lead.id,
    schemaVersion: 1,
    occurredAt: new Date(Math.round(at)).toISOString(),
    clock: null,
    ...said,
  })) as Action[]
  const queue = new PushQueue(pool, log)
  for (let from = 0; from < actions.length; from += 500) {
    const { settled } = await push(queue, caller, actions.slice(from, from + 500))
    const refused = settled.find((outcome) => outcome.status !== 'accepted')
    if (refused) throw new Error(`the demo makes a movement that the rules refuse: ${refused.message}`)
  }
  return true
}
