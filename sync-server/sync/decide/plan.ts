/** The plan of a push: its decisions in the form that the SQL function `push_apply` takes. */
import { REJECTIONS } from '../../../domain/errors.ts'
import { may } from '../../../domain/permissions.ts'
import type { Action, MovementAction } from '../../../domain/protocol/actions.ts'
import type { PushContext, TurnedDown } from '../push-context.ts'
import { type Decided, waitsInVain } from './decide.ts'
import type { Closed, Raised, Step } from './verdict.ts'

type LogEntry = {
  id: string
  hash: string
  device: string
  user: string
  deviceSeq: number
  type: string
  status: 'accepted' | 'rejected' | 'parked'
  code?: string
  message?: string
  waits?: string[]
  group?: string
  creates?: string
  content?: unknown
}

/** What came through the door only to be turned down: kept with its author, so that the inbox can show it. */
export type RefusedEntry = TurnedDown & { hash: string; code: string; message: string; content: unknown }

export type Plan = {
  log: LogEntry[]
  runs: { type: Step['type']; items: Step['item'][] }[]
  exceptions: {
    action: string
    kind: string
    collection: string
    subject: string
    detail: unknown
    owner?: string | null
    sites?: string[] | null
  }[]
  closes: Closed[]
  reference: boolean
}

const logEntry = ({ action, hash, content, verdict }: Decided): LogEntry => ({
  id: action.id,
  hash,
  device: action.deviceId,
  user: action.userId,
  deviceSeq: action.deviceSeq,
  type: action.type,
  status: verdict.status,
  ...(verdict.status === 'rejected'
    ? { code: verdict.code, message: verdict.message ?? REJECTIONS[verdict.code] }
    : {}),
  ...(verdict.status === 'parked' ? { waits: verdict.waits } : {}),
  group: action.groupId,
  creates: action.type === 'edit' && action.op === 'create' ? action.documentId : undefined,
  // An accepted movement lives on as itself; what may have to be looked at again is kept as it was sent.
  content: verdict.status === 'accepted' && action.type === 'movement' ? undefined : content,
})

/** What a movement said, so that a lead can post it for its author: as it was, where it was, when it was. */
const whatOf = (action: Action): Partial<MovementAction> | undefined => {
  if (action.type !== 'movement') return undefined
  const { kind, itemId, lotId, fromLocationId, toLocationId, quantity, entered, reason, orderId, lineId, note } = action
  const { clock } = action
  return { kind, itemId, lotId, fromLocationId, toLocationId, quantity, entered, reason, orderId, lineId, note, clock }
}

const describe = (action: Action): Record<string, unknown> => ({
  type: action.type,
  labels: action.labels,
  userId: action.userId,
  occurredAt: action.occurredAt,
})

const raisedBy = (decided: Decided, context: PushContext): Raised[] => {
  const { action, verdict } = decided
  const about = { subject: { collection: 'actions' as const, id: action.id }, ownerId: action.userId }
  if (verdict.status === 'accepted') return verdict.raised
  if (verdict.status === 'rejected') {
    const message = verdict.message ?? REJECTIONS[verdict.code]
    return [
      {
        kind: 'rejected',
        ...about,
        detail: { code: verdict.code, message, ...describe(action), what: whatOf(action) },
      },
    ]
  }
  return waitsInVain(verdict, context)
    ? [{ kind: 'parked', ...about, detail: { waits: verdict.waits, ...describe(action) } }]
    : []
}

/** The rejected actions that accepted ones correct: one's own, or anyone's for whoever settles exceptions. */
const correctedBy = (decided: readonly Decided[], context: PushContext): string[] =>
  decided.flatMap(({ action: { replacesId, userId }, verdict }) => {
    const replaced = replacesId === undefined ? undefined : context.actions.get(replacesId)
    if (replacesId === undefined || replaced?.status !== 'rejected' || verdict.status !== 'accepted') return []
    const member = context.members.get(userId)
    return replaced.userId === userId || (member && may(member, 'resolve-exceptions')) ? [replacesId] : []
  })

/** Neighbours of one type make one run. A document that a run writes twice is written once, as it ends. */
const runsOf = (steps: readonly Step[]): Plan['runs'] => {
  const runs: Plan['runs'] = []
  const written = new Set<string>()
  for (const step of steps) {
    const last = runs.at(-1)
    const document = `${step.item.collection} ${step.item.id}`
    if (last?.type !== step.type) {
      runs.push({ type: step.type, items: [step.item] })
      written.clear()
    } else {
      if (step.type === 'documents' && written.has(document)) {
        last.items = last.items.filter((item) => item.id !== step.item.id || item.collection !== step.item.collection)
      }
      last.items.push(step.item)
    }
    written.add(document)
  }
  return runs
}

/** What a movement did to raise them is undone. */
const CLOSED_BY_REVERSAL = ['expired-lot', 'held-lot', 'held-place'] as const

const reversedBy = (decided: readonly Decided[]): string[] =>
  decided.flatMap(({ action, verdict }) =>
    action.type === 'reversal' && verdict.status === 'accepted' ? [action.reversesId] : [],
  )

/** Short picks that their picker takes back: what was missed is promised anew. */
const takenBackBy = (decided: readonly Decided[], context: PushContext): string[] =>
  decided.flatMap(({ action, verdict }) => {
    if (action.type !== 'allocation' || action.release || !action.takesBackId || verdict.status !== 'accepted')
      return []
    const together = decided.find((other) => other.action.id === action.takesBackId)?.action
    const author = together?.userId ?? context.actions.get(action.takesBackId)?.userId
    return author === action.userId ? [action.takesBackId] : []
  })

/** One for each kind and resolution: a push of 500 new items closed what was reported of their codes in 500 looks. */
const together = (closes: readonly Closed[]): Closed[] => {
  const groups = new Map<string, Closed>()
  for (const { kind, subjects, resolution } of closes) {
    const key = JSON.stringify([kind, resolution])
    const group = groups.get(key) ?? { kind, resolution, subjects: [] }
    group.subjects.push(...subjects)
    groups.set(key, group)
  }
  return [...groups.values()]
}

export const planOf = (
  decided: readonly Decided[],
  refused: readonly (RefusedEntry & { device: string; user: string })[],
  context: PushContext,
): Plan => {
  const steps = decided.flatMap(({ verdict }) => (verdict.status === 'accepted' ? verdict.steps : []))
  const raised = decided.flatMap((one) =>
    raisedBy(one, context).map((exception) => ({ action: one.action.id, exception })),
  )
  const corrected = correctedBy(decided, context)
  const reversed = reversedBy(decided)
  const takenBack = takenBackBy(decided, context)
  const left = decided.filter((one) => one.wasParked && one.verdict.status !== 'parked').map((one) => one.action.id)
  return {
    log: [
      ...decided.map(logEntry),
      ...refused.map((entry) => ({ type: 'unknown', ...entry, deviceSeq: 0, status: 'rejected' as const })),
    ],
    runs: runsOf(steps),
    exceptions: [
      ...raised.map(({ action, exception }) => ({
        action,
        kind: exception.kind,
        collection: exception.subject.collection,
        subject: exception.subject.id,
        detail: exception.detail,
        owner: exception.ownerId,
        sites: exception.sites,
      })),
      ...refused.map(({ id, code, message, user }) => ({
        action: id,
        kind: 'rejected',
        collection: 'actions',
        subject: id,
        detail: { code, message, userId: user },
        owner: user,
      })),
    ],
    closes: together([
      ...decided.flatMap(({ verdict }) => (verdict.status === 'accepted' ? verdict.closes : [])),
      ...(left.length > 0 ? [{ kind: 'parked', subjects: left, resolution: 'what it waited for has come' }] : []),
      ...(corrected.length > 0 ? [{ kind: 'rejected', subjects: corrected, resolution: 'corrected' }] : []),
      ...(takenBack.length > 0
        ? [{ kind: 'short-pick', subjects: takenBack, resolution: 'the pick was taken back' }]
        : []),
      ...(reversed.length > 0
        ? CLOSED_BY_REVERSAL.map((kind) => ({ kind, subjects: reversed, resolution: 'the movement was undone' }))
        : []),
    ]),
    reference:
      // As a whole, or as what will never be made: what the next push waits for depends on it.
      refused.some((one) => (one.group ?? one.creates) !== undefined) ||
      steps.some((step) => step.type === 'documents') ||
      decided.some(
        (one) =>
          one.wasParked ||
          one.verdict.status === 'parked' ||
          (one.action.type === 'edit' && one.verdict.status === 'rejected'),
      ),
  }
}
