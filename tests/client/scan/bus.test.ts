import { expect, it, vi } from 'vitest'
import { createScanBus } from '../../../client/scan/bus.ts'

const bus = () => {
  const failures: unknown[] = []
  let published = 0
  let settled = 0
  const made = createScanBus({
    now: () => 0,
    settle: async () => {
      await new Promise((resolve) => setTimeout(resolve, 0))
      settled += 1
    },
    onFailure: (cause) => failures.push(cause),
  })
  const publish: typeof made.publish = (code, source) => {
    if (code.trim() !== '') published += 1
    made.publish(code, source)
  }
  /** Resolves once every scan so far was dealt with. */
  const quiet = () => vi.waitFor(() => expect(settled).toBe(published))
  return { ...made, publish, failures, quiet }
}

it('hands ten scans in a row out as ten, one after the other', async () => {
  const { publish, handle, quiet } = bus()
  const heard: string[] = []
  let busy = 0
  handle(async ({ code }) => {
    busy += 1
    expect(busy).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 1))
    heard.push(code)
    busy -= 1
    return true
  })
  const codes = Array.from({ length: 10 }, (_, n) => `CODE-${n}`)
  for (const code of codes) publish(code, 'wedge')
  await quiet()
  expect(heard).toEqual(codes)
})

it('asks the newest first and passes on what it does not want', async () => {
  const { publish, handle, quiet } = bus()
  const heard: string[] = []
  handle(({ code }) => {
    heard.push(`screen ${code}`)
    return true
  })
  const close = handle(({ code }) => code.startsWith('sheet') && heard.push(`sheet ${code}`) > 0)
  publish('sheet-1', 'typed')
  publish('other', 'typed')
  await quiet()
  close()
  publish('sheet-2', 'typed')
  await quiet()
  expect(heard).toEqual(['sheet sheet-1', 'screen other', 'screen sheet-2'])
})

it('asks a fallback last, whenever it was added', async () => {
  const { publish, handle, quiet } = bus()
  const heard: string[] = []
  handle(() => heard.push('screen') > 0)
  handle(() => heard.push('app') > 0, 'fallback')
  publish('X', 'wedge')
  await quiet()
  expect(heard).toEqual(['screen'])
})

it('goes on after a handler that failed, and ignores what is blank', async () => {
  const { publish, handle, failures, quiet } = bus()
  const heard: string[] = []
  handle(({ code }) => {
    if (code === 'bad') throw new Error('handler')
    return heard.push(code) > 0
  })
  publish('bad', 'wedge')
  publish('   ', 'wedge')
  publish(' good ', 'wedge')
  await quiet()
  expect(heard).toEqual(['good'])
  expect(failures).toHaveLength(1)
})
