import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Campaign, campaign } from '../../../client/outbox/leader.ts'
import { type TestDevice, testDevice } from '../device.ts'

const QUICK = { askEveryMs: 20, silentMs: 120 }
const running: Campaign[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  await Promise.all(running.splice(0).map((each) => each.close()))
})

const untilAborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve())
  })

const stand = (device: TestDevice, name: string, lead = untilAborted) => {
  const each = campaign(device.tab(), name, lead, QUICK)
  running.push(each)
  return each
}

describe('leading', () => {
  it('is for one tab, and passes on when that one closes', async () => {
    const [device, name] = [testDevice(), randomUUID()]
    const one = stand(device, name)
    await vi.waitFor(() => expect(one.leading).toBe(true))
    const two = stand(device, name)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([one.leading, two.leading]).toEqual([true, false])
    await one.close()
    await vi.waitFor(() => expect(two.leading).toBe(true))
  })

  /** A tab that no longer answers: what it says reaches nobody. */
  const deafTab = (device: TestDevice) => {
    const frozen = device.tab()
    return {
      ...frozen,
      channel: (channelName: string) => ({
        ...frozen.channel(channelName),
        postMessage: () => undefined,
        close: () => undefined,
      }),
    }
  }

  it('is taken from a tab that no longer answers; that one learns of it and stops', async () => {
    const [device, name] = [testDevice(), randomUUID()]
    let stopped = false
    const first = campaign(
      deafTab(device),
      name,
      async (signal) => {
        await untilAborted(signal)
        stopped = true
      },
      QUICK,
    )
    running.push(first)
    await vi.waitFor(() => expect(first.leading).toBe(true))
    const second = stand(device, name)
    await vi.waitFor(() => expect(second.leading).toBe(true), { timeout: 2_000 })
    await vi.waitFor(() => expect(stopped).toBe(true))
    expect(first.leading).toBe(false)
  })

  it('is not over for a tab that closes before what was taken from it has ended', async () => {
    const [device, name] = [testDevice(), randomUUID()]
    let [robbed, ended] = [false, false]
    const first = campaign(
      deafTab(device),
      name,
      async (signal) => {
        await untilAborted(signal)
        robbed = true
        await new Promise((resolve) => setTimeout(resolve, 200))
        ended = true
      },
      QUICK,
    )
    await vi.waitFor(() => expect(first.leading).toBe(true))
    stand(device, name)
    await vi.waitFor(() => expect(robbed).toBe(true), { timeout: 2_000 })
    await first.close()
    expect(ended).toBe(true)
  })

  it('that ended with a fault says so, and is taken up again', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue()
    const fault = new Error('the disk is gone')
    let reigns = 0
    const one = stand(testDevice(), randomUUID(), async (signal) => {
      if (++reigns === 1) throw fault
      await untilAborted(signal)
    })
    await vi.waitFor(() => expect([reigns, one.leading]).toEqual([2, true]))
    expect(said.mock.calls).toEqual([['leading ended', fault]])
  })

  it('stays with a leader that answers, however long others wait', async () => {
    const [device, name] = [testDevice(), randomUUID()]
    const one = stand(device, name)
    await vi.waitFor(() => expect(one.leading).toBe(true))
    const others = [stand(device, name), stand(device, name)]
    await new Promise((resolve) => setTimeout(resolve, 600))
    expect(one.leading).toBe(true)
    expect(others.map((each) => each.leading)).toEqual([false, false])
  })
})
