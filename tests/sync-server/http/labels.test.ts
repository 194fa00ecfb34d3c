import { createServer, type Server } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ssccOf } from '../../../domain/labels/sscc.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import type { NumbersAnswer, PrintBody } from '../../../domain/protocol/labels.ts'
import { PRINTER_PORTS } from '../../../domain/protocol-limits.ts'
import { transact } from '../../../sync-server/db/transact.ts'
import { addressOf, PRIVATE_NETWORKS, printerNetworks } from '../../../sync-server/labels/printer-networks.ts'
import { newId } from '../../../sync-server/ledger/new-id.ts'
import { publishDocuments } from '../../../sync-server/ledger/organisation.ts'
import { Service } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await Service.open()
})
afterAll(() => service.close())

const tokenOf = async (role: Role): Promise<string> => (await service.signedIn(await service.member(role))).token

const ask = (path: string, token: string, body: object): Promise<Response> =>
  service.post(`/labels/${path}`, JSON.stringify(body), { authorization: `Bearer ${token}` })

const edits = async (role: Role, collection: string, documentId: string, set: object) => {
  const account = await service.member(role)
  const { token, deviceId } = await service.signedIn(account)
  const answer = await service.push(token, [
    {
      ...{ id: newId(), type: 'edit', op: 'create', collection, documentId, set, base: {} },
      ...{ deviceId, deviceSeq: 1, userId: account.id, schemaVersion: 1, clock: null },
      occurredAt: new Date().toISOString(),
    },
  ])
  return (await answer.json()).settled[0]
}

const publish = (collection: 'label-settings' | 'printers', id: string, doc: Record<string, unknown>) =>
  transact(service.pool, service.orgId, (client) =>
    publishDocuments(client, service.orgId, [{ collection, id, doc, sites: null }]),
  )

describe('who sets labels up', () => {
  test('a manager says the prefix, and again; a lead does not; a printer is for admins', async () => {
    const settings = { companyPrefix: '9521234', extension: 3, linkDomain: null }
    expect(await edits('lead', 'label-settings', service.orgId, settings)).toMatchObject({ code: 'not-permitted' })
    expect(await edits('manager', 'label-settings', service.orgId, settings)).toMatchObject({ status: 'accepted' })
    expect(await edits('admin', 'label-settings', service.orgId, settings)).toMatchObject({ status: 'accepted' })
    const printer = { name: 'Dock', host: '192.168.7.20' }
    expect(await edits('manager', 'printers', newId(), printer)).toMatchObject({ code: 'not-permitted' })
    expect(await edits('admin', 'printers', newId(), printer)).toMatchObject({ status: 'accepted' })
  })

  test.each([
    { name: 'Web', host: '192.168.7.20', port: 80 },
    { name: 'Database', host: '192.168.7.20', port: 5432 },
    { name: 'URL', host: 'http://192.168.7.20/', port: 9100 },
    { name: 'Dots', host: '192.168.7.20', dotsPerMm: 7 },
  ])('what is no printer is refused: $name', async (printer) => {
    expect(await edits('admin', 'printers', newId(), printer)).toMatchObject({ code: 'bad-shape' })
  })
})

describe('numbers of pallets', () => {
  const settings = { companyPrefix: '952123456789', extension: 3, linkDomain: null }
  const take = async (token: string, body: object = {}) => (await ask('numbers', token, body)).json()
  const serials = ({ first, count }: NumbersAnswer) => Array.from({ length: count }, (_, at) => first + at)

  test('no two devices that ask at once get the same one, and who got which is logged', async () => {
    await publish('label-settings', service.orgId, settings)
    const tokens = await Promise.all(Array.from({ length: 6 }, () => tokenOf('operator')))
    const blocks: NumbersAnswer[] = await Promise.all([...tokens, ...tokens].map((token) => take(token)))
    const all = blocks.flatMap((block) => serials(block).map((serial) => ssccOf(block, serial)))
    expect(blocks.every(({ prefix, extension }) => prefix === settings.companyPrefix && extension === 3)).toBe(true)
    expect(all.length).toBeGreaterThan(100)
    expect(new Set(all).size).toBe(all.length)
    const logged = await service.rows<{ count: number }>(
      `select count(*)::int as count from audit_log where event = 'numbers-given'`,
    )
    expect(logged).toEqual([{ count: 12 }])
  })

  test('a server that was set back goes on behind what a device was given; it believes a little way only', async () => {
    const token = await tokenOf('operator')
    const { first } = await take(token)
    await service.rows('update sscc_ranges set next = 0')
    const after = await take(token, { knownTo: first + 10 })
    expect(after.first).toBe(first + 10)
    expect((await take(token, { knownTo: 9_999 })).first).toBeLessThan(after.first + 1_011)
    expect((await ask('numbers', token, { knownTo: -1 })).status).toBe(400)
  })

  test('a range that is used up, and an organisation without a prefix, give none', async () => {
    const token = await tokenOf('operator')
    await service.rows('update sscc_ranges set next = 9995 where extension = 3')
    expect(await take(token)).toMatchObject({ type: expect.stringContaining('numbers-used-up') })
    await publish('label-settings', service.orgId, { ...settings, extension: 4 })
    expect(await take(token)).toMatchObject({ first: 0, extension: 4 })
    await publish('label-settings', service.orgId, { ...settings, companyPrefix: null })
    expect(await take(token)).toMatchObject({ type: expect.stringContaining('no-company-prefix') })
    expect((await ask('numbers', await tokenOf('viewer'), {})).status).toBe(403)
  })
})

describe('a label printer', () => {
  let printer: Server
  let port = 0
  const jobs: string[] = []
  const id = newId()
  const set = (more: object = {}) =>
    publish('printers', id, { name: 'Dock', host: '127.0.0.1', port, dotsPerMm: 8, archived: false, ...more })

  beforeAll(async () => {
    // What it says is never heard; it closes when it has all.
    printer = createServer({ allowHalfOpen: true }, (socket) => {
      const parts: Buffer[] = []
      socket.write('a secret of the network')
      socket.on('data', (part) => parts.push(part))
      socket.on('end', () => {
        jobs.push(Buffer.concat(parts).toString('utf8'))
        socket.end()
      })
    })
    port = await listening(printer)
    await set()
  })
  afterAll(() => new Promise((closed) => printer.close(closed)))

  const label = {
    ...{ width: 560, height: 296 },
    texts: [{ text: 'Größe ^XA~JR', x: 10, y: 10, size: 24, centred: false }],
    symbols: [{ carried: { kind: 'code-128' as const, data: 'A-01' }, x: 10, y: 60, module: 2, height: 80 }],
  }
  const job: PrintBody = { printerId: id, labels: [label, label], copies: 2 }

  test('gets the labels, and no command that a name made up; the printing is logged and nothing comes back', async () => {
    const answer = await ask('print', await tokenOf('operator'), job)
    expect(await answer.json()).toEqual({ sent: 2, serverTime: expect.any(String) })
    expect(jobs).toHaveLength(1)
    expect(jobs[0]?.match(/\^XA/g)).toHaveLength(2)
    expect(jobs[0]).toContain('^FDGröße _5EXA_7EJR^FS')
    expect(jobs[0]).toContain('^FD>:A-01^FS')
    // Written behind the answer.
    const logged = () => service.rows(`select detail from audit_log where event = 'labels-printed'`)
    await expect.poll(logged).toMatchObject([{ detail: { printer: 'Dock', labels: 2, copies: 2, how: 'sent' } }])
  })

  test('is one that was set up, in a network for printers, and there', async () => {
    const token = await tokenOf('operator')
    const typeOf = async (body: object = job) => (await (await ask('print', token, body)).json()).type
    expect(await typeOf({ ...job, printerId: newId() })).toContain('not-found')
    await set({ archived: true })
    expect(await typeOf()).toContain('not-found')
    await set({ port: 5432 })
    expect(await typeOf()).toContain('not-found')
    await set({ host: '169.254.169.254' })
    expect(await typeOf()).toContain('printer-outside')
    await set({ host: 'no-such-printer.invalid' })
    expect(await typeOf()).toContain('printer-unknown')
    await set({ port: port === PRINTER_PORTS.last ? port - 1 : port + 1 })
    expect(await typeOf()).toContain('printer-unreachable')
    expect((await ask('print', await tokenOf('viewer'), job)).status).toBe(403)
    expect(jobs).toHaveLength(1)
  })

  test('gets nothing that is larger than a job may be, nor anything but labels', async () => {
    await set()
    const token = await tokenOf('operator')
    expect((await ask('print', token, { ...job, labels: Array(101).fill(label) })).status).toBe(400)
    expect((await ask('print', token, { ...job, labels: ['^XA^XZ'] })).status).toBe(400)
    expect((await ask('print', token, { ...job, labels: [], note: 'x'.repeat(300_000) })).status).toBe(413)
    expect(jobs).toHaveLength(1)
  })

  test('without other settings stands in a private network, never on this machine or at a cloud’s address', async () => {
    const networks = printerNetworks(PRIVATE_NETWORKS)
    for (const host of ['10.1.2.3', '172.16.0.9', '192.168.7.20', 'fd12::7']) {
      expect(await addressOf(host, networks)).toBe(host)
    }
    for (const host of [
      '127.0.0.1',
      '::1',
      'localhost',
      '169.254.169.254',
      '172.32.0.1',
      '8.8.8.8',
      '::ffff:127.0.0.1',
    ]) {
      expect(await addressOf(host, networks)).toBe('outside')
    }
  })
})

/** On the first port for printers that nobody has. */
const listening = async (server: Server): Promise<number> => {
  for (let port: number = PRINTER_PORTS.last; port >= PRINTER_PORTS.first; port--) {
    const isOurs = await new Promise<boolean>((answer) => {
      server.once('error', () => answer(false))
      server.listen(port, '127.0.0.1', () => answer(true))
    })
    if (isOurs) return port
  }
  throw new Error('no port for a printer is free')
}
