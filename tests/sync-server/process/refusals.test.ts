import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../database.ts'
import { ServerProcess } from './server-process.ts'

const BINCARD_TOKEN_SECRET = 'a secret for tests that is long enough'

describe('npm run serve refuses to start in one clear sentence', () => {
  let database: TestDatabase
  let empty: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
    empty = await createTestDatabase({ empty: true })
  })
  afterAll(async () => {
    await database.drop()
    await empty.drop()
  })

  const refusal = async (script: 'start' | 'serve', settings: Record<string, string>) => {
    const server = new ServerProcess(script, settings)
    const code = await server.exit
    return { code, lines: server.said.trim().split('\n') }
  }

  test.each([
    ['no DATABASE_URL', 'serve', { BINCARD_TOKEN_SECRET }, /^DATABASE_URL is not set: .+\.$/],
    ['an empty DATABASE_URL', 'serve', { BINCARD_TOKEN_SECRET, DATABASE_URL: '' }, /^DATABASE_URL is not set: .+\.$/],
    [
      'a DATABASE_URL of something else',
      'serve',
      { BINCARD_TOKEN_SECRET, DATABASE_URL: 'mysql://x' },
      /DATABASE_URL: must/,
    ],
    ['no secret', 'serve', { DATABASE_URL: 'postgres://x/y' }, /^BINCARD_TOKEN_SECRET is not set: .+\.$/],
    [
      'a short secret',
      'serve',
      { DATABASE_URL: 'postgres://x/y', BINCARD_TOKEN_SECRET: 'x' },
      /BINCARD_TOKEN_SECRET: must/,
    ],
    ['a port that is none', 'serve', { PORT: 'eighty' }, /PORT: /],
    [
      'the demo for other machines',
      'start',
      { HOST: '0.0.0.0' },
      /^HOST is 0\.0\.0\.0, but the demo's passwords are public: .+\.$/,
    ],
    [
      'a database that is away',
      'serve',
      { BINCARD_TOKEN_SECRET, DATABASE_URL: 'postgres://bincard_app@127.0.0.1:1/none' },
      /^The database cannot be used: .*ECONNREFUSED.*\.$/,
    ],
  ] as const)('%s', async (_, script, settings, sentence) => {
    const { code, lines } = await refusal(script, settings)
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringMatching(sentence)] })
  })

  test('a database that another password opens', async () => {
    const url = new URL(database.appUrl)
    url.password = 'wrong'
    const { code, lines } = await refusal('serve', { BINCARD_TOKEN_SECRET, DATABASE_URL: url.href })
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringMatching(/^The database cannot be used: .+\.$/)] })
  })

  test('a database host that takes connections and never answers', { timeout: 60_000 }, async () => {
    const silent = createServer()
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    const port = (silent.address() as AddressInfo).port
    const url = `postgres://bincard_app@127.0.0.1:${port}/none`
    const { code, lines } = await refusal('serve', { BINCARD_TOKEN_SECRET, DATABASE_URL: url })
    silent.close()
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringMatching(/^The database cannot be used: .+\.$/)] })
  })

  test('a database without the schema, that it may not migrate', async () => {
    const { code, lines } = await refusal('serve', { BINCARD_TOKEN_SECRET, DATABASE_URL: empty.appUrl })
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringContaining('set DATABASE_OWNER_URL')] })
  })

  test('a port that is taken', async () => {
    const taken = createServer()
    await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening))
    const address = taken.address()
    const PORT = String(typeof address === 'object' ? address?.port : '')
    const { code, lines } = await refusal('serve', { BINCARD_TOKEN_SECRET, DATABASE_URL: database.appUrl, PORT })
    taken.close()
    expect({ code, lines }).toEqual({ code: 2, lines: [expect.stringContaining(`Port ${PORT} is taken`)] })
  })
})
