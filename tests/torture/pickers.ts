/** Pickers on real clients: the app's own outbox and mirror, in Node, against a real server and a network that comes and goes. */
import { randomUUID } from 'node:crypto'
import { vi } from 'vitest'
import type { Names } from '../../client/features/pick/drafts.ts'
import { promiseDrafts, takeDrafts } from '../../client/features/pick/drafts.ts'
import { type PickChoices, type PickPlan, pickPlanQuery, promisesFor } from '../../client/view/pick-plan.ts'
import { openSessions } from '../../client/view/session.ts'
import { syncStateQuery } from '../../client/view/sync-state.ts'
import { type ActionDraft, openWorkspace, type Workspace } from '../../client/view/workspace.ts'
import { type TestDevice, testDevice } from '../client/device.ts'
import { cookieFetch } from '../client/server.ts'
import { type Account, PASSWORD } from '../sync-server/http/service.ts'

const NAMES: Names = {
  item: () => ({ name: 'Item', sku: 'SKU', unit: 'pcs' }),
  place: () => 'place',
  lot: () => undefined,
  order: () => 'SO-1',
}

export class Picker {
  readonly workspace: Workspace
  readonly device: TestDevice
  /** Written down outside of the system, as each was said to be saved. */
  readonly saved: string[] = []
  choices: PickChoices

  private constructor(workspace: Workspace, device: TestDevice, choices: PickChoices) {
    this.workspace = workspace
    this.device = device
    this.choices = choices
  }

  static async open(base: string, account: Account, orderId: string, placeId: string): Promise<Picker> {
    const device = testDevice()
    const jar = cookieFetch()
    const through: typeof fetch = (input, init) =>
      device.online ? jar(input, init) : Promise.reject(new TypeError('fetch failed'))
    const tab = device.tab()
    const sessions = openSessions({ baseUrl: base, device: tab, fetch: through, name: `members-${randomUUID()}` })
    const signedIn = await sessions.signIn(account.email, PASSWORD)
    if (!signedIn.ok) throw new Error('the sign-in was refused')
    const workspace = await openWorkspace({
      ...{ session: signedIn.value, deviceId: signedIn.value.deviceId, api: sessions.api, device: tab },
      ...{ leader: { askEveryMs: 30, silentMs: 200 }, onWiped: () => undefined },
    })
    const choices = { orders: [{ orderId, placeId }], putOff: [], avoid: [], instead: {} }
    const picker = new Picker(workspace, device, choices)
    await picker.isUpToDate()
    return picker
  }

  get plan(): PickPlan {
    return this.workspace.read(pickPlanQuery(this.choices))
  }

  async isUpToDate(): Promise<void> {
    this.device.online = true
    this.workspace.syncNow()
    await vi.waitFor(
      () => {
        const { pending, kind } = this.workspace.read(syncStateQuery)
        if (pending > 0 || (kind !== 'up-to-date' && kind !== 'needs-you'))
          throw new Error(`${kind}, ${pending} pending`)
      },
      { timeout: 60_000, interval: 20 },
    )
  }

  async start(): Promise<void> {
    await this.#record(promiseDrafts(NAMES, promisesFor(this.plan)))
  }

  /** One stop: all of it, or less with a reason. */
  async step(isShort: boolean, share: number): Promise<void> {
    const [stop] = this.plan.stops
    const [own] = this.choices.orders
    if (!stop || !own) return
    const quantity = isShort ? Math.floor(stop.quantity * share) : stop.quantity
    const reason = quantity < stop.quantity ? 'not-enough' : undefined
    await this.#record(takeDrafts(NAMES, this.plan, stop, { quantity, ...(reason ? { reason } : {}) }, own.placeId))
  }

  async leave(): Promise<void> {
    await this.#record(promiseDrafts(NAMES, promisesFor({ ...this.plan, stops: [] })))
  }

  async #record(drafts: readonly ActionDraft[]): Promise<void> {
    this.saved.push(...(await this.workspace.recordAll(drafts)).map((action) => action.id))
  }
}
