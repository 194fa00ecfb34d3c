import { chmodSync, chownSync, constants, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../../sync-server/server.ts'
import { ServerProcess } from './server-process.ts'

const isRoot = process.getuid?.() === 0
const NOBODY = 65_534

/** Whether everyone may read the checkout: a closed home above it keeps other users out, whatever we do. */
const isOpenToAll = (): boolean => {
  for (let folder = ROOT; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & constants.S_IXOTH) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

const folders: string[] = []
const dataDirOf = (owner?: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'bincard-start-'))
  chmodSync(folder, 0o755)
  if (owner !== undefined) chownSync(folder, owner, owner)
  folders.push(folder)
  return join(folder, 'data')
}

describe('npm start', () => {
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  const signIn = (url: string) =>
    fetch(`${url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        email: 'lead@demo.bincard.test',
        password: 'bincard-demo',
        device: { id: crypto.randomUUID(), name: 'Test' },
      }),
    })

  /**
   * Starts twice on one data directory; each time it serves the app, is ready, knows the demo's people and ends with 0. How long that
   * takes is for `npm run bench -- start`.
   */
  const startTwice = async (settings: Record<string, string>, options: { as?: 'nobody' } = {}) => {
    for (const start of ['first', 'second']) {
      const server = new ServerProcess('start', settings, options)
      const url = await server.url()
      expect((await fetch(`${url}/health/ready`)).status).toBe(200)
      expect(await (await fetch(url, { headers: { accept: 'text/html' } })).text()).toContain('<div id="root"')
      expect((await signIn(url)).status).toBe(200)
      expect(await server.stop()).toBe(0)
      expect(server.said.includes('The demo warehouse is made.')).toBe(start === 'first')
    }
  }

  test(`as the user who runs the tests (${isRoot ? 'root' : 'not root'})`, async () => {
    await startTwice({ BINCARD_DATA_DIR: dataDirOf() })
  }, 120_000)

  const reason = isRoot
    ? isOpenToAll()
      ? ''
      : ' — not tried: others may not read this checkout'
    : ' — not tried: only root can become another user'
  test.skipIf(reason !== '')(
    `as an ordinary user${reason}`,
    async () => {
      await startTwice({ BINCARD_DATA_DIR: dataDirOf(NOBODY), HOME: '/nonexistent' }, { as: 'nobody' })
    },
    120_000,
  )
})
