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
  const publish: typeof made.publish = (code, source, symbology) => {
    if (code.trim() !== '') published += 1
    return made.publish(code, source, symbology)
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

it('asks a sheet before its screen, though both start at once and the screen is there last', async () => {
  const { publish, handle, quiet } = bus()
  const heard: string[] = []
  const sheet = handle(({ code }) => heard.push(`sheet ${code}`) > 0)
  handle(({ code }) => heard.push(`screen ${code}`) > 0, 'screen')
  handle(({ code }) => heard.push(`app ${code}`) > 0, 'fallback')
  publish('A', 'wedge')
  await quiet()
  sheet()
  publish('B', 'wedge')
  await quiet()
  expect(heard).toEqual(['sheet A', 'screen B'])
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

it('keeps what comes while the app starts for whoever hears first, in its order, unless they are gone by then', async () => {
  const { publish, handle, drop } = bus()
  const heard: string[] = []
  for (const code of ['A', 'B']) publish(code, 'wedge')
  drop()
  for (const code of ['C', 'D']) publish(code, 'wedge')
  const gone = handle(({ code }) => heard.push(`screen ${code}`) > 0)
  handle(({ code }) => heard.push(`app ${code}`) > 0, 'fallback')
  await vi.waitFor(() => expect(heard).toEqual(['screen C', 'screen D']))
  gone()
  publish('E', 'wedge')
  await vi.waitFor(() => expect(heard.at(-1)).toBe('app E'))
})

it('asks those who are there by then, once what stood in for a screen is gone, and keeps the order', async () => {
  const { publish, handle } = bus()
  const heard: string[] = []
  handle(({ code }) => heard.push(`app ${code}`) > 0, 'fallback')
  let come: () => void = () => undefined
  const coming = new Promise<void>((resolve) => (come = resolve))
  const gone = handle(async () => {
    await coming
    return 'again' as const
  })
  for (const code of ['A', 'B', 'C']) publish(code, 'wedge')
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(heard).toEqual([])
  gone()
  handle(({ code }) => heard.push(`screen ${code}`) > 0)
  come()
  await vi.waitFor(() => expect(heard).toEqual(['screen A', 'screen B', 'screen C']))
})

type Sighting = readonly [at: number, code: string, how?: 'stays' | 'asked for']

/** What is heard of what a camera says it sees, at which moment in milliseconds. */
const heardOf = async (sightings: readonly Sighting[]): Promise<string[]> => {
  let at = 0
  const { publish, stays, forget, handle } = createScanBus({
    now: () => at,
    settle: async () => undefined,
    onFailure: (cause) => expect(cause).toBeUndefined(),
  })
  const heard: string[] = []
  handle(({ code }) => heard.push(`${at} ${code}`) > 0)
  for (const [moment, code, how] of sightings) {
    at = moment
    if (how === 'asked for') forget()
    if (how === 'stays') stays(code)
    else publish(code, 'camera')
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return heard
}

it('takes what a camera goes on seeing for one scan, however long it dwells and though it is lost for a moment', async () => {
  const dwelling = Array.from({ length: 100 }, (_, n) => [n * 100, 'A'] as const)
  expect(await heardOf([...dwelling, [11_300, 'A'], [12_700, 'A']])).toEqual(['0 A'])
})

it('takes it for another once it was away, and two codes in turn for one scan each', async () => {
  const sightings = [0, 100, 200, 300, 400].flatMap((at) => [[at, 'A'] as const, [at + 50, 'B'] as const])
  expect(await heardOf([...sightings, [1_899, 'A'], [2_000, 'B']])).toEqual(['0 A', '50 B', '2000 B'])
})

it('takes what stays before the camera while no scan is wanted for the same, and what came meanwhile for new', async () => {
  const meanwhile = Array.from({ length: 50 }, (_, n) => [n * 100, n < 40 ? 'A' : 'B', 'stays'] as const)
  expect(await heardOf([[0, 'A'], ...meanwhile, [5_000, 'A'], [5_050, 'B']])).toEqual(['0 A', '5050 B'])
})

it('takes the same code for another scan when it is asked for', async () => {
  expect(
    await heardOf([
      [0, 'A'],
      [500, 'A', 'asked for'],
      [600, 'A'],
    ]),
  ).toEqual(['0 A', '500 A'])
})

it('never takes a wedge for a camera: the same code at once is two scans, and the camera has not seen it', async () => {
  const { publish, handle, quiet } = bus()
  const heard: string[] = []
  handle(({ source, code }) => heard.push(source, code) > 0)
  for (let twice = 0; twice < 2; twice++) publish('A', 'wedge')
  publish('A', 'camera', ']E0')
  await quiet()
  expect(heard).toEqual(['wedge', 'A', 'wedge', 'A', 'camera', ']E0A'])
})

it('says in front of the code how it was printed, as scanners do, and keeps what no server could keep out of it', async () => {
  const { publish, handle } = bus()
  const heard: string[] = []
  handle(({ code }) => heard.push(code) > 0)
  publish('010400638133393110A\u001d30', 'camera', ']C1')
  publish('A\0B\ud83d \n', 'wedge')
  publish('📦 \u001dé', 'wedge')
  publish('x'.repeat(200), 'wedge')
  publish('\0\ud83d', 'wedge')
  await vi.waitFor(() => expect(heard).toHaveLength(4))
  expect(heard).toEqual([']C1010400638133393110A\u001d30', 'AB', '📦 \u001dé', 'x'.repeat(200)])
})
