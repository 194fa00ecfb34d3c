/**
 * A server of the sync protocol in memory, for the client's own tests: one organisation, movements and edits only, no rules
 * beyond the ones a test hands in. The real one is tried in tests/e2e and tests/torture.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import { keyOf } from '../../domain/clock.ts'
import type { Action, MovementAction } from '../../domain/protocol/actions.ts'
import type { Document, StockDocument, Tombstone } from '../../domain/protocol/documents.ts'
import type { Role } from '../../domain/protocol/kinds.ts'
import type { Presence, PresenceNews } from '../../domain/protocol/live.ts'
import type { Outcome } from '../../domain/protocol/push.ts'

const ORG = '01900000-0000-7000-8000-000000000001'
const AT = '2026-01-01T00:00:00.000Z'

type Kept = Document | Tombstone
/** An outbox's answer, or undefined to accept. */
type Judge = (action: Action) => Pick<Outcome, 'status' | 'code' | 'exceptionId'> | undefined

export type TestServer = Awaited<ReturnType<typeof testServer>>

export const testServer = async () => {
  let epoch = randomUUID() as string
  let seq = 0
  let documents = new Map<string, Kept>()
  let answers = new Map<string, { outcome: Outcome; action: Action }>()
  let signsInAs: Role = 'manager'
  const users = new Map<string, { id: string; name: string }>()
  const pushes: Action[][] = []
  const photos = new Map<string, number>()
  const photosRead: string[] = []
  const faults = {
    noRoom: false,
    loseAnswers: 0,
    holdFeed: false,
    down: false,
    tooOld: false,
    judge: (() => undefined) as Judge,
    /** The status that a call of this path is refused with. */
    refuse: ((_path) => undefined) as (path: string) => number | undefined,
    refuseLive: false,
  }
  let refusedLive = 0
  const whereabouts: Presence[] = []

  const put = (document: Record<string, unknown> & { collection: string; id: string }) => {
    seq += 1
    const whole = { createdAt: AT, updatedAt: AT, ...document, seq } as unknown as Kept
    documents.set(`${document.collection}/${document.id}`, whole)
  }

  const addToStock = (action: MovementAction, locationId: string, change: number) => {
    const id = `${action.itemId.slice(0, 18)}-${locationId.slice(19)}`
    const known = documents.get(`stock/${id}`) as StockDocument | undefined
    const onHand = (known?.onHand ?? 0) + change
    const { itemId } = action
    put({ collection: 'stock', id, itemId, locationId, lotId: null, onHand, allocated: 0, lastCounted: null })
  }

  const apply = (action: Action) => {
    if (action.type === 'edit') {
      const known = documents.get(`${action.collection}/${action.documentId}`)
      put({ ...known, ...action.set, collection: action.collection, id: action.documentId })
    }
    if (action.type !== 'movement') return
    addToStock(action, action.fromLocationId, -action.quantity)
    addToStock(action, action.toLocationId, action.quantity)
    const key = keyOf(action, new Date().toISOString())
    put({
      ...action,
      collection: 'movements',
      lotId: null,
      ...{ key, recordedAt: key.at },
    })
  }

  const settle = (action: Action): Outcome => {
    const known = answers.get(action.id)
    if (known && known.outcome.status !== 'parked') return known.outcome
    const verdict = faults.judge(action) ?? { status: 'accepted' as const }
    if (verdict.status === 'accepted') apply(action)
    seq += 1
    const outcome: Outcome = { id: action.id, ...verdict, seq }
    answers.set(action.id, { outcome, action })
    return outcome
  }

  const feed = (url: URL, deviceId: string) => {
    const [from, place] = (url.searchParams.get('after') ?? `${epoch}:0`).split(':')
    if (from !== epoch || Number(place) > seq) return { status: 409, body: { status: 409, reason: 'epoch' } }
    const limit = Number(url.searchParams.get('limit') ?? 1000)
    const after = Number(place)
    const due = [...documents.values()].filter((each) => each.seq > after).sort((a, b) => a.seq - b.seq)
    const page = due.slice(0, limit)
    const more = page.length < due.length
    const through = more ? (page.at(-1)?.seq ?? after) : seq
    const settled = [...answers.values()]
      .filter(({ outcome, action }) => outcome.seq > after && outcome.seq <= through && action.deviceId === deviceId)
      .map(({ outcome }) => outcome)
    const position = `${epoch}:${through}`
    return { status: 200, body: { epoch, position, through, head: seq, more, documents: page, settled } }
  }

  const bootstrap = () => {
    const collections = [...new Set([...documents.values()].map((each) => each.collection))]
    const parts = collections.map((collection) => {
      const count = [...documents.values()].filter((each) => each.collection === collection && !each._deleted).length
      return { collection, url: `/api/v1/sync/bootstrap/${collection}`, count, bytes: 0 }
    })
    return { epoch, position: `${epoch}:${seq}`, through: seq, parts }
  }

  const part = (collection: string) =>
    [...documents.values()]
      .filter((each) => each.collection === collection && !each._deleted)
      .map((each) => JSON.stringify(each))
      .join('\n')

  const sessionOf = (email: string, deviceId: string) => {
    const user = users.get(email) ?? { id: randomUUID() as string, name: email }
    users.set(email, user)
    return {
      accessToken: `${email}|${deviceId}|${randomUUID()}`,
      expiresIn: 900,
      user: { ...user, email, role: signsInAs, siteIds: null },
      org: { id: ORG, name: 'Test' },
    }
  }

  const http = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://test')
    const path = url.pathname.replace('/api/v1', '')
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      const type = status < 400 ? 'application/json' : 'application/problem+json'
      response.writeHead(status, { 'content-type': type, ...headers })
      response.end(
        typeof body === 'string' ? body : JSON.stringify({ serverTime: new Date().toISOString(), ...(body as object) }),
      )
    }
    const text = await bodyOf(request)
    if (faults.down) return void response.destroy()
    const refused = faults.refuse(path)
    if (refused) return answer(refused, { status: refused })
    if (path === '/auth/login') {
      const { email, device } = JSON.parse(text)
      return answer(200, sessionOf(email, device.id), { 'set-cookie': `refresh=${email}|${device.id}` })
    }
    if (path === '/auth/refresh') {
      const [email, deviceId] = /refresh=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]?.split('|') ?? []
      return email && deviceId ? answer(200, sessionOf(email, deviceId)) : answer(401, { status: 401 })
    }
    if (path === '/auth/logout') return answer(200, {}, { 'set-cookie': 'refresh=' })
    const [, deviceId] = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1]?.split('|') ?? []
    if (!deviceId) return answer(401, { status: 401 })
    if (path === '/sync/push') {
      const { actions } = JSON.parse(text) as { actions: Action[] }
      pushes.push(actions)
      const body = { settled: actions.map(settle), head: seq }
      io.emit('poke', { epoch, head: seq })
      if (faults.loseAnswers > 0) {
        faults.loseAnswers -= 1
        return void response.destroy()
      }
      return answer(200, body)
    }
    if (faults.tooOld) return answer(426, { status: 426 })
    if (faults.holdFeed) return answer(503, { status: 503 })
    if (path.startsWith('/photos/')) {
      const name = path.slice('/photos/'.length)
      if (faults.noRoom) return answer(409, { type: 'urn:bincard:problem:photos-full', status: 409 })
      if (request.method === 'PUT') photos.set(name, text.length)
      else photosRead.push(name)
      return photos.has(name) ? answer(200, 'picture') : answer(404, { status: 404 })
    }
    if (path === '/sync/feed') {
      const { status, body } = feed(url, deviceId)
      return answer(status, body)
    }
    if (path === '/sync/bootstrap') return answer(200, bootstrap())
    if (path.startsWith('/sync/bootstrap/')) return answer(200, part(path.slice('/sync/bootstrap/'.length)))
    answer(404, { status: 404 })
  })
  const io = new Server(http, { path: '/api/v1/live', transports: ['websocket'], serveClient: false })
  io.use((_socket, next) => {
    if (!faults.refuseLive) return next()
    refusedLive += 1
    next(new Error('unauthenticated'))
  })
  io.on('connection', (socket) => socket.on('presence', (here: Presence) => whereabouts.push(here)))
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))

  return {
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    faults,
    /** What whoever signs in from now on is. */
    signInAs: (role: Role) => {
      signsInAs = role
    },
    /** The bodies of all pushes that arrived, in order. */
    pushes,
    /** The names of what was uploaded. */
    photos,
    /** The names of what was asked for, in order. */
    photosRead,
    put,
    remove: (collection: Document['collection'], id: string) =>
      documents.set(`${collection}/${id}`, { collection, id, seq: ++seq, _deleted: true }),
    poke: () => io.emit('poke', { epoch, head: seq }),
    /** Where people said that they are, in order. */
    whereabouts,
    tellPresence: (news: PresenceNews) => io.emit('presence', news),
    hangUp: () => io.disconnectSockets(),
    refusedLive: () => refusedLive,
    listening: () => io.of('/').sockets.size,
    onHand: (itemId: string, locationId: string): number =>
      ([...documents.values()] as StockDocument[]).find(
        (each) => each.collection === 'stock' && each.itemId === itemId && each.locationId === locationId,
      )?.onHand ?? 0,
    /** What is so by now; hand it to `restore` to go back to it as the server does: whoever reads then finds a new epoch. */
    snapshot: () => ({ seq, documents: new Map(documents), answers: new Map(answers) }),
    restore: (to: { seq: number; documents: typeof documents; answers: typeof answers }, unnoticed = false) => {
      if (!unnoticed) epoch = randomUUID()
      seq = to.seq
      documents = new Map(to.documents)
      answers = new Map(to.answers)
    },
    close: async () => {
      await io.close()
      http.closeAllConnections()
    },
  }
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}

/** A browser's cookies, for a fetch that keeps none. Shared by the tabs of one device. */
export const cookieFetch = (): typeof fetch => {
  let cookie = ''
  return async (input, init) => {
    const headers = new Headers(init?.headers)
    if (cookie) headers.set('cookie', cookie)
    const response = await fetch(input, { ...init, headers })
    const set = response.headers.get('set-cookie')
    if (set !== null) cookie = set.split(';')[0] ?? ''
    return response
  }
}
