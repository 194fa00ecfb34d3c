import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, inject, test } from 'vitest'
import { ROOT } from '../../sync-server/server.ts'
import { newContext } from './stage.ts'

/** `client/outbox/device.ts` as an expression that a page can evaluate. */
const device = (): string => {
  const source = readFileSync(join(ROOT, 'client', 'outbox', 'device.ts'), 'utf8')
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS } })
  return `(() => { const exports = {}; ${outputText}; return exports.browserDevice() })()`
}

test('a page that stops waiting for a lock at once is told so, also when it was its first request', async () => {
  const context = await newContext()
  const [holder, page] = [await context.newPage(), await context.newPage()]
  for (const one of [holder, page]) await one.goto(`${inject('server').url}/icons/icon.svg`)
  await holder.evaluate(
    () => new Promise<void>((held) => navigator.locks.request('lead', () => new Promise(() => held()))),
  )
  const end = await page.evaluate(`(() => {
    const leaving = new AbortController()
    const waiting = ${device()}.locks.request('lead', { signal: leaving.signal }, async () => 'leads')
    leaving.abort()
    return waiting.catch((error) => error.name)
  })()`)
  expect(end).toBe('AbortError')
}, 20_000)
