import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { jpeg } from '../../jpeg.ts'
import { SECRET, Service } from '../http/service.ts'
import { ServerProcess } from './server-process.ts'

let service: Service
let server: ServerProcess
const start = async () => {
  server = new ServerProcess('serve', { DATABASE_URL: service.database.appUrl, BINCARD_TOKEN_SECRET: SECRET })
  service.base = `${await server.url()}/api/v1`
}
beforeAll(async () => {
  service = await Service.prepare()
  await start()
})
afterAll(async () => {
  await server.stop()
  await service.close()
})

test('a photograph whose upload is cut half way is not there; sent again it is stored once, and is there after a restart', async () => {
  const { token } = await service.signedIn(await service.member('manager'))
  const bytes = jpeg({ width: 2048, height: 2048 })
  const id = createHash('sha256').update(bytes).digest('hex')
  const path = () => `${service.base}/photos/${id}`
  const headers = { authorization: `Bearer ${token}` }
  const rows = () => service.rows('select id, size from photos')

  const { hostname, port, pathname } = new URL(path())
  await new Promise<void>((done, failed) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `PUT ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\nauthorization: Bearer ${token}\r\ncontent-length: ${bytes.length}\r\n\r\n`,
      )
      socket.write(bytes.subarray(0, bytes.length / 2), () => setTimeout(() => socket.destroy(), 200))
    })
    socket.on('error', failed)
    socket.on('close', () => done())
  })
  expect(await rows()).toEqual([])
  expect((await fetch(path(), { headers })).status).toBe(404)

  const upload = () => fetch(path(), { method: 'PUT', headers, body: bytes })
  expect((await Promise.all([upload(), upload()])).map(({ status }) => status).sort()).toEqual([201, 204])
  expect(await rows()).toEqual([{ id, size: bytes.length }])
  expect(await server.stop()).toBe(0)
  await start()
  expect(Buffer.from(await (await fetch(path(), { headers })).arrayBuffer())).toEqual(bytes)
})
