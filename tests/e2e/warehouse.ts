import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect } from 'vitest'
import { createdFields } from '../../domain/edit.ts'
import type { Role } from '../../domain/protocol/kinds.ts'
import { EXIT, runCommand } from '../../sync-server/cli/command.ts'
import { COMMANDS } from '../../sync-server/cli/commands.ts'
import { readDatabaseConfig } from '../../sync-server/config.ts'
import { openDatabase } from '../../sync-server/database.ts'
import type { Pool } from '../../sync-server/db/pool.ts'
import { transact } from '../../sync-server/db/transact.ts'
import { newId } from '../../sync-server/ledger/new-id.ts'
import { publishDocuments, putMember } from '../../sync-server/ledger/organisation.ts'
import { type HeldClock, holdClock } from './held-clock.ts'

export type SignIn = { email: string; password: string }

export const BOLT = {
  sku: 'BOLT-8',
  name: 'Hex bolt',
  description: 'zinc',
  bin: 'A-01',
  onHand: 20,
  barcode: '4006381333931',
}
export const NUT = { sku: 'NUT-8', name: 'Hex nut', description: 'zinc', bin: 'B-01', onHand: 30 }
export const TAPE = { sku: 'TAPE-50', name: 'Packing tape', description: 'brown', bin: 'A-01', onHand: 12 }
/** Known, and never moved yet. */
export const GLUE = { sku: 'GLUE-1', name: 'Wood glue', description: 'white', bin: 'A-01', onHand: 0 }
const ITEMS: readonly (typeof NUT & { barcode?: string })[] = [BOLT, NUT, TAPE, GLUE]

const PASSWORD = 'a quiet warehouse'

const csv = (rows: readonly (readonly (string | number)[])[]): string => rows.map((row) => row.join(',')).join('\n')

/** A small organisation of its own, made with the admin command line beside the running server. */
export class Warehouse {
  readonly #pool: Pool
  readonly #close: () => Promise<void>
  readonly #folder = mkdtempSync(join(tmpdir(), 'bincard-csv-'))
  readonly #suffix = randomBytes(4).toString('hex')
  orgId = ''

  private constructor(database: { pool: Pool; close: () => Promise<void> }) {
    this.#pool = database.pool
    this.#close = database.close
  }

  /** Nothing but its first admin. */
  static async empty(dataDir: string): Promise<Warehouse> {
    const warehouse = new Warehouse(
      await openDatabase(readDatabaseConfig({ BINCARD_DATA_DIR: dataDir }), console.error),
    )
    const admin = warehouse.#signIn('admin')
    warehouse.orgId = await warehouse.bincard(
      ...['org', 'create', '--name', 'North', '--admin-email', admin.email, '--admin-password', admin.password],
    )
    return warehouse
  }

  /** One site with two bins, a dock, three items in stock and one that never was. */
  static async make(dataDir: string): Promise<Warehouse> {
    const warehouse = await Warehouse.empty(dataDir)
    const place = (code: string, kind: string): string[] => ['NORTH', code, code, kind]
    await warehouse.#import('locations', [
      ['site', 'code', 'name', 'kind'],
      ...[place('NORTH', 'site'), place('A-01', 'bin'), place('B-01', 'bin'), place('DOCK-1', 'dock')],
    ])
    await warehouse.#import('items', [
      ['sku', 'name', 'description', 'barcodes'],
      ...ITEMS.map(({ sku, name, description, barcode = '' }) => [sku, name, description, barcode]),
    ])
    await warehouse.#import('stock', [
      ['sku', 'site', 'location', 'quantity'],
      ...ITEMS.filter(({ onHand }) => onHand > 0).map(({ sku, bin, onHand }) => [sku, 'NORTH', bin, onHand]),
    ])
    return warehouse
  }

  /** With sites, by their codes, somebody who works at those alone. */
  async member(role: Role, name: string = role, sites?: string): Promise<SignIn> {
    const { email, password } = this.#signIn(name)
    await this.bincard(
      ...['member', 'add', '--org', this.orgId, '--email', email, '--role', role, '--password', password],
      ...(sites === undefined ? [] : ['--sites', sites]),
    )
    return { email, password }
  }

  /** Somebody who is here already works in another role from now on. */
  async becomes({ email }: SignIn, role: Role): Promise<void> {
    await transact(this.#pool, this.orgId, async (client) => {
      const sql = "select id from members where doc->>'name' = $1"
      const { rows } = await client.query<{ id: string }>(sql, [email])
      await putMember(client, this.orgId, { id: rows[0]?.id ?? '', name: email, role, siteIds: null, active: true })
    })
  }

  /** One command line; gives what it printed, fails the test when it fails. */
  async bincard(name: string, ...args: string[]): Promise<string> {
    const command = COMMANDS.find((one) => one.name === name)
    if (!command) throw new Error(`no command ${name}`)
    const said: string[] = []
    const say = (line: string): void => void said.push(line)
    const terminal = { pool: this.#pool, now: () => new Date(), print: say, complain: say }
    const code = await runCommand(command, args, terminal)
    expect(code, said.join('\n')).toBe(EXIT.done)
    return said.join('\n')
  }

  /** More bins, beyond those that everybody starts with. */
  async bins(...codes: string[]): Promise<void> {
    await this.#import('locations', [
      ['site', 'code', 'name', 'kind'],
      ...codes.map((code) => ['NORTH', code, code, 'bin']),
    ])
  }

  /** An open sales order for these goods, as the office makes it. */
  async salesOrder(number: string, lines: readonly [{ sku: string }, number][], dueOn?: string): Promise<void> {
    await transact(this.#pool, this.orgId, async (client) => {
      const ids = async (table: 'items' | 'locations', by: 'sku' | 'code'): Promise<Map<string, string>> => {
        const { rows } = await client.query<{ id: string; name: string }>(`select id, ${by} as name from ${table}`)
        return new Map(rows.map((row) => [row.name, row.id]))
      }
      const [items, places] = [await ids('items', 'sku'), await ids('locations', 'code')]
      const made = createdFields('orders', {
        ...{ kind: 'sales', number, siteId: places.get('NORTH'), state: 'open', dueOn: dueOn ?? null },
        lines: lines.map(([{ sku }, quantity]) => ({ id: newId(), itemId: items.get(sku), quantity })),
      })
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      const document = { collection: 'orders' as const, id: newId(), doc: { ...made.value }, sites: null }
      await publishDocuments(client, this.orgId, [document])
    })
  }

  /** A count of everything, given to the member of this role. */
  async count(name: string, role: Role): Promise<void> {
    await transact(this.#pool, this.orgId, async (client) => {
      const { rows: places } = await client.query<{ id: string }>("select id from locations where code = 'NORTH'")
      const { rows: members } = await client.query<{ id: string }>('select id from members where role = $1', [role])
      const made = createdFields('counts', { name, siteId: places[0]?.id, assigneeIds: members.map(({ id }) => id) })
      if (!made.ok) throw new Error(JSON.stringify(made.error))
      await publishDocuments(client, this.orgId, [
        { collection: 'counts' as const, id: newId(), doc: { ...made.value }, sites: null },
      ])
    })
  }

  /** What the server has of an item, all its bins and lots together. */
  async onHand({ sku }: { sku: string }): Promise<number> {
    const file = join(this.#folder, 'stock-export.csv')
    await this.bincard('export', '--org', this.orgId, '--kind', 'stock', '--file', file)
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), { header: true })
    return data.filter((row) => row.sku === sku).reduce((sum, row) => sum + Number(row.quantity), 0)
  }

  /** The bytes of every photograph that the server has of this organisation, small ones too, by size. */
  async photos(): Promise<Buffer[]> {
    const sql = 'select bytes from photos order by size'
    const { rows } = await transact(this.#pool, this.orgId, (client) => client.query<{ bytes: Buffer }>(sql))
    return rows.map(({ bytes }) => bytes)
  }

  /** Stock is the ledger, sums are zero, the feed is the tables. */
  async verify(): Promise<void> {
    expect(await this.bincard('verify', '--org', this.orgId)).toBe('all holds')
  }

  holdClock(): Promise<HeldClock> {
    return holdClock(this.#pool, this.orgId)
  }

  async close(): Promise<void> {
    rmSync(this.#folder, { recursive: true })
    await this.#close()
  }

  #signIn(name: string): SignIn {
    return { email: `${name}-${this.#suffix}@north.test`, password: PASSWORD }
  }

  async #import(kind: string, rows: readonly (readonly (string | number)[])[]): Promise<void> {
    const file = join(this.#folder, `${kind}.csv`)
    writeFileSync(file, csv(rows))
    await this.bincard('import', '--org', this.orgId, '--kind', kind, '--file', file)
  }
}
