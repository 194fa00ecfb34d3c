import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runCommand } from '../../../sync-server/cli/command.ts'
import { COMMANDS } from '../../../sync-server/cli/commands.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { Warehouse } from '../warehouse.ts'

let house: Warehouse
let folder: string

beforeAll(async () => {
  house = await Warehouse.open()
  folder = mkdtempSync(join(tmpdir(), 'bincard-cli-'))
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await house.close()
})

/** Runs one command line; answers its exit code and what it said. */
const bincard = async (...line: string[]) => {
  const [name, ...args] = line
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) throw new Error(`no command ${name}`)
  const said: string[] = []
  const say = (text: string): void => void said.push(text)
  const code = await runCommand(command, args, { pool: house.pool, now: () => new Date(), print: say, complain: say })
  return { code, said: said.join('\n') }
}
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const ours = () => ['--org', house.orgId] as const

describe('the command line', () => {
  test('explains every command', async () => {
    for (const { name } of COMMANDS) {
      const { code, said } = await bincard(name, '--help')
      expect(code).toBe(0)
      expect(said).toMatch(new RegExp(`^bincard ${name} `))
      expect(said).toContain('Exit codes')
    }
  })

  test('says what it did not understand, with exit code 2', async () => {
    expect(await bincard('rebuild')).toEqual({ code: 2, said: '--org is missing (bincard rebuild --help says more)' })
    expect((await bincard('verify', '--org', newId())).code).toBe(2)
    expect((await bincard('verify', '--organisation', 'x')).code).toBe(2)
    expect((await bincard('import', ...ours(), '--kind', 'members', '--file', 'x')).said).toContain('--kind is one of')
    expect((await bincard('import', ...ours(), '--kind', 'items', '--file', join(folder, 'none'))).code).toBe(2)
    const partners = ['--kind', 'partners', '--file', file('p', 'name\nAcme\n')]
    expect((await bincard('import', ...ours(), ...partners, '--set', 'sort=supplier')).said).toContain(
      'no field of partners',
    )
    expect((await bincard('import', ...ours(), ...partners, '--sheet', 'One')).said).toContain('there is no such sheet')
    expect(await bincard('import', ...ours(), ...partners, '--set', 'kind=supplier', '--dry-run')).toEqual({
      ...{ code: 0, said: 'would be 1 created, 0 changed, 0 as they were' },
    })
    expect(
      (await bincard('import', ...ours(), '--kind', 'items', '--file', file('m', 'a\n'), '--map', 'a')).said,
    ).toContain('--map')
  })

  test('says that a file cannot be written, and shows no trace of the program', async () => {
    const path = join(folder, 'no-such-folder', 'items.csv')
    expect(await bincard('export', ...ours(), '--kind', 'items', '--file', path)).toEqual({
      code: 2,
      said: `${path} cannot be written (bincard export --help says more)`,
    })
  })

  test('takes no address with which nobody could sign in', async () => {
    const line = ['member', 'add', ...ours(), '--email', 'ann', '--role', 'operator', '--password', 'quiet river stone']
    expect((await bincard(...line).catch((error: Error) => ({ said: error.message }))).said).toContain(
      'ann is no e-mail address',
    )
  })

  test('makes organisations and members, and verifies them all', async () => {
    const made = await bincard(
      'org',
      'create',
      '--name',
      'Depot',
      '--admin-email',
      'a@x.test',
      '--admin-password',
      'long enough',
    )
    expect(made.code).toBe(0)
    expect((await bincard('org', 'list')).said).toContain(`${made.said}  Depot`)
    const add = (email: string, role: string, ...more: string[]) =>
      bincard(
        'member',
        'add',
        '--org',
        made.said,
        '--email',
        email,
        '--role',
        role,
        '--password',
        'long enough',
        ...more,
      )
    expect((await add('b@x.test', 'operator')).code).toBe(0)
    expect(await add('c@x.test', 'owner')).toMatchObject({ code: 2, said: expect.stringContaining('--role is one of') })
    expect(await add('c@x.test', 'lead', '--sites', 'NOWHERE')).toMatchObject({ code: 2 })
    const of = (verb: string, email: string) => bincard('member', verb, '--org', made.said, '--email', email)
    expect((await of('disable', 'b@x.test')).code).toBe(0)
    expect((await of('enable', 'B@x.test')).code).toBe(0)
    expect(await of('disable', 'nobody@x.test')).toMatchObject({ code: 2 })
    expect(await of('forget', 'b@x.test')).toMatchObject({
      code: 2,
      said: expect.stringContaining('member takes add, disable, enable'),
    })
    expect(await bincard('device', 'list', '--org', made.said, '--email', 'b@x.test')).toEqual({ code: 0, said: '' })
    expect(await bincard('device', 'revoke', '--org', made.said, '--device', newId())).toMatchObject({ code: 2 })
    await expect(add('b@x.test', 'lead')).rejects.toThrow('This address belongs to a member already.')
    expect(await bincard('verify')).toEqual({ code: 0, said: 'all holds' })
  })

  test.each([
    [['org'], 'org takes create, list, export or import'],
    [['org', 'create', '--name', 'Depot'], '--name, --admin-email and --admin-password are needed'],
    [['org', 'export', '--org', 'depot'], '--org takes the id of an organisation, not depot'],
    [['org', 'import', '--file', 'x'], '--file, --admin-email and --admin-password are needed'],
    [
      ['org', 'import', '--file', '/no/such', '--admin-email', 'a@x.test', '--admin-password', 'long enough'],
      '/no/such cannot be read',
    ],
    [['device', 'forget'], 'device takes list, revoke'],
  ])('%j is not understood, in one sentence', async (line, said) => {
    expect(await bincard(...line)).toEqual({ code: 2, said: `${said} (bincard ${line[0]} --help says more)` })
  })

  test.each([
    [['org', 'export'], '--file is missing'],
    [['export', '--kind', 'items'], '--file is missing'],
    [['import', '--kind', 'items'], '--file is missing'],
    [['import', '--kind', 'items', '--file', '/no/such', '--set', 'kind'], '--set: not field=value: kind'],
    [['member', 'add', '--role', 'lead', '--email', 'a@x.test'], '--email and --password are needed'],
    [['member', 'disable'], '--email is needed'],
    [['device', 'list'], '--email is needed'],
    [['device', 'revoke', '--device', 'phone'], '--device takes the id of a device, as device list tells it'],
  ])('%j of an organisation is not understood, in one sentence', async (line, said) => {
    expect(await bincard(...line, ...ours())).toEqual({
      ...{ code: 2, said: `${said} (bincard ${line[0]} --help says more)` },
    })
  })

  test('takes a whole organisation from here to there, and nothing of a file that was changed', async () => {
    const admin = (email: string) => ['--admin-email', email, '--admin-password', 'quiet river stone']
    const from = (await bincard('org', 'create', '--name', 'Moving', ...admin('from@x.test'))).said
    const items = file('moving.csv', 'sku,name\nM-1,Moved\n')
    await bincard('import', '--org', from, '--kind', 'items', '--file', items)
    const path = join(folder, 'whole.ndjson')
    const saved = await bincard('org', 'export', '--org', from, '--file', path)
    expect(saved).toEqual({ code: 0, said: expect.stringMatching(/^\d+ rows$/) })

    const changed = file('changed.ndjson', readFileSync(path, 'utf8').replaceAll('Moved', 'Found'))
    expect(await bincard('org', 'import', '--file', changed, ...admin('to@x.test'))).toMatchObject({
      ...{ code: 1, said: expect.stringContaining('checksum') },
    })
    const copy = await bincard('org', 'import', '--file', path, ...admin('to@x.test'))
    expect(copy.code).toBe(0)
    expect((await bincard('export', '--org', copy.said, '--kind', 'items', '--file', '-')).said).toContain('M-1,Moved')
    expect((await bincard('member', 'disable', '--org', copy.said, '--email', 'to@x.test')).code).toBe(0)
    expect(await bincard('verify')).toEqual({ code: 0, said: 'all holds' })
    // What is no fault of the file is not called one: an address belongs to one member.
    await expect(bincard('org', 'import', '--file', path, ...admin('to@x.test'))).rejects.toThrow('belongs to a member')
  })

  test('lists the devices of a member, and revokes one', async () => {
    const line = ['--email', 'devices@x.test', '--role', 'operator', '--password', 'quiet river stone']
    const { said: userId } = await bincard('member', 'add', ...ours(), ...line)
    const [phone, tablet] = [newId(), newId()]
    for (const [id, name, at] of [
      [phone, 'Phone', '2026-01-02T08:00:00Z'],
      [tablet, 'Tablet', '2026-01-01T08:00:00Z'],
    ])
      await house.rows('insert into devices (org_id, id, user_id, name, last_seen_at) values ($1, $2, $3, $4, $5)', [
        ...[house.orgId, id, userId, name, at],
      ])
    const devices = async () => (await bincard('device', 'list', ...ours(), '--email', 'Devices@x.test')).said
    const told = [
      `${phone}  signed in 2026-01-02T08:00:00.000Z  Phone`,
      `${tablet}  signed in 2026-01-01T08:00:00.000Z  Tablet`,
    ]
    expect(await devices()).toBe(told.join('\n'))
    expect(await bincard('device', 'revoke', ...ours(), '--device', phone)).toEqual({ code: 0, said: phone })
    expect(await devices()).toMatch(/08:00:00\.000Z {2}revoked 20\S+ {2}Phone\n/)
    expect(
      await bincard('member', 'add', ...ours(), ...line.with(1, 'sites@x.test'), '--sites', 'NORTH,MOON'),
    ).toMatchObject({ code: 2, said: expect.stringContaining('there is no site MOON') })
  })

  test('brings in the good rows where that is asked, and says which are not', async () => {
    const path = file('some.csv', 'sku,name\nG-1,Good\nG-2,\n')
    const line = ['import', ...ours(), '--kind', 'items', '--file', path, '--good-rows']
    expect(await bincard(...line)).toEqual({ code: 1, said: 'row 3: name: is empty' })
    expect((await bincard('export', ...ours(), '--kind', 'items', '--file', '-')).said).toContain('G-1,Good')
  })

  test('imports with a map, dry and for real, exports again, and finds all well', async () => {
    const path = file('items.csv', 'No,Text,Weight\nA-1,Anvil,40\nA-2,Axe,2\n')
    const line = ['import', ...ours(), '--kind', 'items', '--file', path, '--map', 'No=sku,Text=name'] as const
    expect(await bincard(...line, '--dry-run')).toEqual({
      code: 0,
      said: 'would be 2 created, 0 changed, 0 as they were',
    })
    expect(await bincard(...line)).toEqual({ code: 0, said: '2 created, 0 changed, 0 as they were' })
    expect(await bincard(...line)).toEqual({ code: 0, said: '0 created, 0 changed, 2 as they were' })
    const out = join(folder, 'out.csv')
    expect((await bincard('export', ...ours(), '--kind', 'items', '--file', out)).code).toBe(0)
    expect(readFileSync(out, 'utf8')).toContain('A-1,Anvil,')
    expect(await bincard('verify', ...ours())).toEqual({ code: 0, said: 'all holds' })
  })

  test('brings reasons, costs and places that hold in and out again; the same file changes nothing', async () => {
    const files = {
      reasons: 'code,name,kinds,archived\nmice,Mice,scrap; adjust,\nold,Old packaging,,yes\n',
      costs: 'sku,cost,currency\nA-1,2.5,EUR\n',
      locations: 'site,code,name,kind,hold\n,EAST,East,site,\nEAST,CAGE,Cage,bin,yes\n',
    }
    for (const [kind, text] of Object.entries(files)) {
      const line = ['import', ...ours(), '--kind', kind, '--file'] as const
      const path = file(`${kind}.csv`, text)
      const rows = text.trim().split('\n').length - 1
      expect(await bincard(...line, path)).toEqual({ code: 0, said: `${rows} created, 0 changed, 0 as they were` })
      expect((await bincard(...line, path)).said).toBe(`0 created, 0 changed, ${rows} as they were`)
      const out = join(folder, `${kind}-out.csv`)
      expect((await bincard('export', ...ours(), '--kind', kind, '--file', out)).code).toBe(0)
      expect((await bincard(...line, out)).said).toMatch(/^0 created, 0 changed, \d+ as they were$/)
    }
    const [mice] = await house.rows<{ doc: object }>(`select doc from reasons where doc ->> 'code' = 'mice'`)
    expect(mice?.doc).toMatchObject({ name: 'Mice', kinds: ['scrap', 'adjust'], archived: false })
    expect(await house.rows(`select doc -> 'hold' as hold from locations where code = 'CAGE'`)).toEqual([
      { hold: true },
    ])
    const wrong = await bincard(
      ...['import', ...ours(), '--kind', 'reasons', '--file'],
      file('wrong.csv', 'code,name,kinds\n,No code,scrap\nx,X,sing\n'),
    )
    expect([wrong.code, wrong.said.split('\n').map((line) => line.split(':')[0])]).toEqual([1, ['row 2', 'row 3']])
    expect(await bincard('verify', ...ours())).toEqual({ code: 0, said: 'all holds' })
  })

  test('lists what is wrong with a file, row by row, with exit code 1', async () => {
    const path = file('bad.csv', 'sku,name,price\nB-1,,x\n,C,1\n')
    const { code, said } = await bincard('import', ...ours(), '--kind', 'items', '--file', path)
    expect(code).toBe(1)
    expect(said.split('\n').map((line) => line.split(':')[0])).toEqual(['row 2', 'row 2', 'row 3'])
  })

  test('finds what is broken with exit code 1, and mends it', async () => {
    await house.rows(`update items set doc = doc || '{"name": "Broken"}' where sku = 'A-1' returning id`)
    const { code, said } = await bincard('verify', ...ours())
    expect(code).toBe(1)
    expect(said).toContain('not so: the feed is the tables (1)')
    expect(await bincard('rebuild', ...ours())).toEqual({
      code: 0,
      said: '0 stock rows, 0 count times, 0 reversals and 0 barcodes mended, 1 documents published anew, 0 removed',
    })
    expect((await bincard('verify', ...ours())).code).toBe(0)
  })
})
