/** Orders of a test's own warehouse, made as a manager's device would make them. */
import { randomBytes } from 'node:crypto'
import type { SignIn } from './warehouse.ts'

export const newId = (): string => {
  const hex = randomBytes(16).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}

type Document = { collection: string; id: string; code?: string; sku?: string; kind?: string }

/** A manager's device without a screen: it signs in, looks up what is there, and writes documents. */
export class Office {
  readonly #url: string
  readonly #token: string
  readonly #userId: string
  readonly #deviceId: string
  readonly documents: readonly Document[]
  #seq = 0

  private constructor(
    url: string,
    session: { token: string; userId: string; deviceId: string },
    documents: Document[],
  ) {
    this.#url = url
    this.#token = session.token
    this.#userId = session.userId
    this.#deviceId = session.deviceId
    this.documents = documents
  }

  static async open(url: string, { email, password }: SignIn): Promise<Office> {
    const deviceId = newId()
    const headers = { 'content-type': 'application/json', origin: url }
    const body = JSON.stringify({ email, password, device: { id: deviceId, name: 'Office' } })
    const answer = await fetch(`${url}/api/v1/auth/login`, { method: 'POST', headers, body })
    const session = (await answer.json()) as { accessToken: string; user: { id: string } }
    const feed = await fetch(`${url}/api/v1/sync/feed?limit=5000`, {
      headers: { authorization: `Bearer ${session.accessToken}` },
    })
    const { documents } = (await feed.json()) as { documents: Document[] }
    return new Office(url, { token: session.accessToken, userId: session.user.id, deviceId }, documents)
  }

  place(code: string): string {
    return this.#find((one) => one.collection === 'locations' && one.code === code, code)
  }

  item(sku: string): string {
    return this.#find((one) => one.collection === 'items' && one.sku === sku, sku)
  }

  write(collection: string, op: 'create' | 'update', documentId: string, set: object, base: object = {}) {
    return this.#send({ type: 'edit', op, collection, documentId, set, base })
  }

  move(movement: { kind: string; itemId: string; quantity: number; fromLocationId: string; toLocationId: string }) {
    return this.#send({ type: 'movement', ...movement })
  }

  async #send(said: object): Promise<void> {
    const action = {
      ...{ id: newId(), ...said, schemaVersion: 2 },
      ...{ deviceId: this.#deviceId, deviceSeq: ++this.#seq, userId: this.#userId, clock: null },
      occurredAt: new Date().toISOString(),
    }
    const answer = await fetch(`${this.#url}/api/v1/sync/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#token}` },
      body: JSON.stringify({ actions: [action] }),
    })
    const { settled } = (await answer.json()) as { settled: { status: string; code?: string }[] }
    if (settled[0]?.status !== 'accepted') throw new Error(JSON.stringify(settled))
  }

  /** Makes an order with a line for each item and quantity. */
  async order(
    number: string,
    kind: 'purchase' | 'transfer',
    lines: readonly [sku: string, quantity: number][],
    more = {},
  ) {
    const id = newId()
    await this.write('orders', 'create', id, {
      ...{ kind, number, siteId: this.place('NORTH'), state: 'open' },
      lines: lines.map(([sku, quantity]) => ({ id: newId(), itemId: this.item(sku), quantity })),
      ...more,
    })
    return id
  }

  #find(fits: (document: Document) => boolean, name: string): string {
    const found = this.documents.find(fits)
    if (!found) throw new Error(`nothing is called ${name}`)
    return found.id
  }
}
