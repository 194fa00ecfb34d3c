import type { Action } from '../../domain/protocol/actions.ts'
import type { Pool } from '../db/pool.ts'
import { transact } from '../db/transact.ts'
import { setCredentials } from '../identity/accounts.ts'
import type { Caller } from '../identity/caller.ts'
import { newId } from '../ledger/new-id.ts'
import { createOrganisation, publishDocuments, putMember } from '../ledger/organisation.ts'
import { push } from '../sync/push.ts'
import { PushQueue } from '../sync/push-queue.ts'
import { type Demo, generateDemo } from './generate.ts'
import { makeLabelSettings } from './labels.ts'
import { DEMO_PASSWORD } from './people.ts'

type Log = { error: (details: object, message: string) => void }

const TOGETHER = 500

/** Neighbours of one outbox together, in the order in which things happened. */
const runsOf = (actions: readonly Action[]): Action[][] => {
  const runs: Action[][] = []
  for (const action of actions) {
    const last = runs.at(-1)
    if (last?.[0]?.deviceId === action.deviceId && last.length < TOGETHER) last.push(action)
    else runs.push([action])
  }
  return runs
}

/** Pushes what people did as their own phones would; the queue keeps the order and puts short runs into one call. */
const pushAll = async (pool: Pool, log: Log, orgId: string, demo: Demo): Promise<void> => {
  const queue = new PushQueue(pool, log)
  const roles = new Map(demo.members.map(({ id, role }) => [id, role]))
  const answers = await Promise.all(
    runsOf(demo.actions).map((run) => {
      const { userId, deviceId } = run[0] as Action
      const caller: Caller = {
        orgId,
        userId,
        deviceId,
        role: roles.get(userId) ?? 'viewer',
        siteIds: null,
        pushOnly: false,
      }
      return push(queue, caller, run)
    }),
  )
  const refused = answers.flatMap(({ settled }) => settled).find(({ status }) => status !== 'accepted')
  if (refused) throw new Error(`the demo does something that the rules refuse: ${refused.message ?? refused.status}`)
}

/** Makes the demo organisation and everything in it, through the doors that people use; answers its id. */
export const loadDemo = async (pool: Pool, log: Log, { seed, now }: { seed: number; now: Date }): Promise<string> => {
  const orgId = newId()
  const demo = await transact(pool, orgId, async (client) => {
    const outside = await createOrganisation(client, { id: orgId, name: 'Demo warehouse' })
    const made = generateDemo({ seed, now, outside })
    for (const { id, name, role, email } of made.members) {
      await putMember(client, orgId, { id, name, role, siteIds: null, active: true })
      await setCredentials(client, orgId, { userId: id, email, password: DEMO_PASSWORD })
    }
    await publishDocuments(client, orgId, [...made.documents, makeLabelSettings(orgId)])
    return made
  })
  await pushAll(pool, log, orgId, demo)
  return orgId
}
