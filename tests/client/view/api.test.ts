import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type ApiOptions, createApi } from '../../../client/view/api.ts'
import { createImports, faultOf } from '../../../client/view/imports.ts'
import type { Session } from '../../../domain/protocol/session.ts'
import { testDevice } from '../device.ts'
import { eventually, id } from '../warehouse.ts'

type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => void

const serve = async (handle: Handler): Promise<string> => {
  const http = createServer((request, response) => {
    request.resume().on('end', () => handle(request, response, (request.url ?? '').replace('/api/v1', '')))
  })
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`
}

const session = (accessToken: string): Session =>
  ({ accessToken, expiresIn: 900, user: { id: id(9, 1) }, org: { id: id(1) } }) as Session

const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(JSON.stringify(body))
}

const apiTo = async (handle: Handler, more: Partial<ApiOptions> = {}) => {
  const baseUrl = await serve(handle)
  const device = testDevice()
  const api = createApi({ baseUrl, device: device.tab(), ...more })
  return { api, device, baseUrl }
}

describe('a token that is over', () => {
  it('is renewed once for all who ask, and what was asked is asked again', async () => {
    let renewed = 0
    const { api } = await apiTo((request, response, path) => {
      if (path === '/auth/refresh') return json(response, 200, session(`token-${++renewed}`))
      if (request.headers.authorization !== 'Bearer token-1') return json(response, 401, {})
      json(response, 200, { path })
    })
    api.adopt(session('old'))
    expect(api.tokenEndsInMs()).toBeGreaterThan(890_000)
    const answers = await Promise.all([api.get('/a'), api.get('/b'), api.post('/c', {})])
    expect(answers.map((answer) => answer.ok)).toEqual([true, true, true])
    expect(renewed).toBe(1)
    expect(api.token()).toBe('token-1')
    expect(api.owner()).toEqual({ userId: id(9, 1), orgId: id(1) })
  })

  it('is not renewed for a wrong password, and is gone when nobody is signed in any more', async () => {
    let asked = 0
    const { api } = await apiTo((_request, response, path) => {
      if (path === '/auth/refresh') asked += 1
      json(response, 401, {})
    })
    expect(await api.post('/auth/login', {})).toMatchObject({ ok: false, error: { status: 401 } })
    expect(asked).toBe(0)
    let changes = 0
    const stop = api.onToken(() => (changes += 1))
    api.adopt(session('old'))
    expect(await api.get('/a')).toMatchObject({ ok: false, error: { status: 401 } })
    expect(api.token()).toBe(undefined)
    expect(api.tokenEndsInMs()).toBe(0)
    expect(changes).toBe(2)
    stop()
    api.adopt(session('another'))
    expect(changes).toBe(2)
  })

  it('stays in hand while the server has a bad minute or cannot be reached: nobody is signed out by that', async () => {
    let status = 503
    const { api } = await apiTo((_request, response) => {
      if (status === 0) return void response.destroy()
      json(response, status, {})
    })
    api.adopt(session('mine'))
    expect(await api.refresh()).toBe('offline')
    status = 0
    expect(await api.refresh()).toBe('offline')
    expect(api.token()).toBe('mine')
    status = 403
    expect(await api.refresh()).toBe('over')
    expect(api.token()).toBe(undefined)
  })

  it('is shared by the tabs of a device: the one in the other is good here', async () => {
    const { api, device, baseUrl } = await apiTo((_request, response) => json(response, 200, {}))
    const other = createApi({ baseUrl, device: device.tab() })
    api.adopt(session('shared'))
    await eventually(() => expect(other.token()).toBe('shared'))
    api.adopt(undefined)
    await eventually(() => expect(other.token()).toBe(undefined))
  })
})

describe('what goes wrong', () => {
  it('is told with its words, its number and when to ask again', async () => {
    const problem = { type: 'about:blank', title: 'Too many.', status: 429, requestId: 'r' }
    const { api } = await apiTo((_request, response, path) => {
      if (path === '/problem')
        return json(response, 429, problem, { 'content-type': 'application/problem+json', 'retry-after': '7' })
      if (path === '/broken') {
        response.writeHead(500, { 'content-type': 'application/problem+json' })
        return void response.end('<html>')
      }
      json(response, 502, {}, { 'retry-after': 'soon' })
    })
    expect(await api.get('/problem')).toEqual({
      ok: false,
      error: { kind: 'problem', status: 429, problem, retryAfterMs: 7_000 },
    })
    expect(await api.get('/broken')).toMatchObject({ error: { kind: 'status', status: 500 } })
    expect(await api.get('/else')).toEqual({
      ok: false,
      error: { kind: 'status', status: 502, retryAfterMs: undefined },
    })
  })

  it('is no network where an answer breaks off half way', async () => {
    const { api } = await apiTo((_request, response) => {
      response.writeHead(200, { 'content-length': '100' })
      response.write('{"half":')
      setTimeout(() => response.destroy(), 20)
    })
    expect(await api.get('/a')).toMatchObject({ ok: false, error: { kind: 'offline' } })
  })

  it('an answer without a body is no fault', async () => {
    const { api } = await apiTo((_request, response) => void response.writeHead(204).end())
    expect(await api.post('/a', null)).toEqual({ ok: true, value: undefined })
    const streamed = await api.stream('/a')
    expect(streamed.ok && (await new Response(streamed.value).text())).toBe('')
  })
})

describe('the server’s clock', () => {
  const at =
    (aheadMs: number): Handler =>
    (_request, response) =>
      json(response, 200, { serverTime: new Date(Date.now() + aheadMs).toISOString() })

  it('is read off every answer and kept for the next start', async () => {
    const kept: number[] = []
    const { api } = await apiTo(at(60_000), { keepClock: ({ offsetMs }) => kept.push(offsetMs) })
    expect(api.clock()).toBe(null)
    await api.get('/a')
    expect(Math.abs((api.clock()?.offsetMs ?? 0) - 60_000)).toBeLessThan(2_000)
    expect(kept.length).toBe(1)
  })

  it('is that of an earlier run until a fresh one is read, and then never again', async () => {
    const earlier = { offsetMs: 5, uncertaintyMs: 1 }
    const { api, device } = await apiTo(at(0), { earlierClock: async () => earlier })
    await api.ready
    expect(api.clock()).toEqual(earlier)
    device.aheadMs = 3_600_000 // somebody set the device's clock: what no uncertainty explains is taken at once
    await api.get('/a')
    expect(api.clock()?.offsetMs).toBeLessThan(-3_500_000)
  })

  it('that makes no sense is none, and one that cannot be read back is said and does not stop the start', async () => {
    const { api } = await apiTo((_request, response) => json(response, 200, { serverTime: 'noon' }), {
      earlierClock: () => Promise.reject(new Error('this rejection is part of the test')),
    })
    await api.ready
    await api.get('/a')
    expect(api.clock()).toBe(null)
  })
})

describe('an import', () => {
  const watch = () => {
    const seen: [number, number][] = []
    const control = new AbortController()
    return {
      seen,
      control,
      onProgress: (done: number, of: number) => void seen.push([done, of]),
      signal: control.signal,
    }
  }
  const lines = (...values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
  const importsTo = async (handle: Handler) => createImports((await apiTo(handle)).api)

  it('tells how far it is, however the lines are cut on the way, and ends with its figures', async () => {
    const figures = { created: 2, changed: 0, same: 1 }
    const text = lines({ done: 1, of: 3 }, { done: 3, of: 3 }, { result: figures })
    const imports = await importsTo((_request, response) => {
      response.writeHead(200)
      response.write(text.slice(0, 10))
      setTimeout(() => response.end(text.slice(10)), 20)
    })
    const watched = watch()
    expect(await imports.run(id(30), 'check' as never, watched)).toEqual({ ok: true, figures })
    expect(watched.seen).toEqual([
      [1, 3],
      [3, 3],
    ])
  })

  it('ends with the server’s words, as no network where it breaks off, with nothing where it was ended here', async () => {
    const problem = await importsTo((_request, response) =>
      response.end(lines({ problem: { title: 'No such file.' } })),
    )
    expect(await problem.undo(id(30), watch())).toEqual({
      ok: false,
      fault: { offline: false, message: '', problem: { title: 'No such file.' } },
    })

    const silent = await importsTo((_request, response) => response.end(lines({ done: 1, of: 2 })))
    expect(await silent.undo(id(30), watch())).toEqual({ ok: false, fault: { offline: true, message: '' } })

    const broken = await importsTo((_request, response) => {
      response.writeHead(200, { 'content-length': '500' })
      response.write(lines({ done: 1, of: 2 }))
      setTimeout(() => response.destroy(), 20)
    })
    expect(await broken.run(id(30), 'check' as never, watch())).toMatchObject({ ok: false, fault: { offline: true } })

    const endless = await importsTo(
      (_request, response) => void response.writeHead(200).write(lines({ done: 1, of: 2 })),
    )
    const watched = watch()
    const running = endless.run(id(30), 'check' as never, watched)
    await eventually(() => expect(watched.seen).toHaveLength(1))
    watched.control.abort()
    expect(await running).toEqual({ ok: false, fault: { offline: false, message: '' } })
  })

  it('is refused before it began', async () => {
    const refused = await importsTo((_request, response) => json(response, 409, {}))
    expect(await refused.run(id(30), 'check' as never, watch())).toEqual({
      ok: false,
      fault: { offline: false, message: '' },
    })
    expect(faultOf({ kind: 'offline', message: 'x' })).toEqual({ offline: true, message: '' })
    const problem = { type: 'x', title: 'Words.', status: 409, requestId: 'r' } as never
    expect(faultOf({ kind: 'problem', status: 409, problem })).toEqual({ offline: false, message: '', problem })
  })

  it('is made, filled and listed at its own doors', async () => {
    const asked: string[] = []
    const imports = await importsTo((request, response, path) => {
      asked.push(`${request.method} ${path}`)
      json(response, 200, { imports: [] })
    })
    await imports.create({} as never)
    await imports.sendRows(id(30), '[]')
    expect(await imports.list()).toEqual({ ok: true, value: { imports: [] } })
    expect(asked).toEqual(['POST /imports', `POST /imports/${id(30)}/rows`, 'GET /imports'])
  })
})

describe('a server that says nothing', () => {
  it('is given up, before its answer and in the middle of it; one that is merely slow is not', async () => {
    const { api } = await apiTo(
      (_request, response, path) => {
        if (path === '/mute') return
        response.writeHead(200, { 'content-type': 'application/json' })
        response.write('"one')
        if (path === '/half') return
        const pieces = [' two', ' three', ' four"']
        const next = setInterval(() => {
          const piece = pieces.shift()
          if (piece) return void response.write(piece)
          clearInterval(next)
          response.end()
        }, 150)
      },
      { silenceMs: 400 },
    )
    expect(await api.get('/mute')).toMatchObject({ ok: false, error: { kind: 'offline' } })
    expect(await api.get('/half')).toMatchObject({ ok: false, error: { kind: 'offline' } })
    expect(await api.get('/slow')).toEqual({ ok: true, value: 'one two three four' })
    const stream = await api.stream('/half')
    if (!stream.ok) throw new Error('no stream')
    await expect(new Response(stream.value).text()).rejects.toThrow()
  })
})
