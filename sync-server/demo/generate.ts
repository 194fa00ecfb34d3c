import type { Action } from '../../domain/protocol/actions.ts'
import { makeAttributes } from './attributes.ts'
import { makeCategories } from './categories.ts'
import type { DemoDocument } from './document.ts'
import { DAYS, type Outside, playHistory, type Story } from './history.ts'
import { makeItems } from './items.ts'
import { makePrinters } from './labels.ts'
import { OrderBook } from './orders.ts'
import { DEMO_SIGN_INS } from './people.ts'
import { makePlaces } from './places.ts'
import { randomOf } from './random.ts'
import { makeReasons } from './reasons.ts'
import { Recorder, type Worker } from './recorder.ts'
import { playToday } from './today.ts'

export type DemoMember = { id: string; name: string; role: (typeof DEMO_SIGN_INS)[number]['role']; email: string }

/** The demo warehouse: its members, its documents, and what people did there in the order in which they did it. */
export type Demo = { members: DemoMember[]; documents: DemoDocument[]; actions: Action[] }

/**
 * Makes the demo out of a seed and a moment: the same two give the same bytes. `outside` are the ids of the
 * organisation's virtual places, which are made with it.
 */
export const generateDemo = ({ seed, now, outside }: { seed: number; now: Date; outside: Outside }): Demo => {
  const random = randomOf(seed)
  const madeAt = now.getTime() - (DAYS + 1) * 86_400_000
  const members = DEMO_SIGN_INS.map(({ role, name, email }) => ({ id: random.id(madeAt), name, role, email }))
  const workers = members.map(({ id, role }) => ({ role, worker: { userId: id, deviceId: random.id(madeAt), seq: 0 } }))
  const [first, second] = workers.filter(({ role }) => role === 'operator').map(({ worker }) => worker)
  const lead = workers.find(({ role }) => role === 'lead')?.worker
  if (!first || !second || !lead) throw new Error('the demo needs two operators and a lead')
  const operators: [Worker, Worker] = [first, second]

  const places = makePlaces(random, madeAt)
  const goods = makeItems(random, madeAt, places.sites)
  const book = new Recorder(random, madeAt)
  const orders = new OrderBook(random, madeAt)
  const crew = { operators, lead }
  const story: Story = { random, book, orders, crew, sites: places.sites, items: goods.items, outside }
  playHistory(story, now.getTime())
  const today = playToday(story, now.getTime(), [operators[0].userId, operators[1].userId])
  return {
    members,
    documents: [
      ...places.documents,
      ...goods.documents,
      ...book.lots,
      ...orders.documents,
      ...today,
      ...makeCategories([...goods.documents, ...today]),
      ...makeAttributes(),
      ...makeReasons(random, madeAt),
      ...makePrinters(random, madeAt),
    ],
    actions: book.actions,
  }
}
