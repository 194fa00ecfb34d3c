import type { Action } from '../../domain/protocol/actions.ts'
import { asFigure } from '../ui/quantity.tsx'
import type { Deed } from '../view/rows.ts'
import { words } from '../words/index.ts'
import { fieldSaid } from './field-said.ts'

/** The names an action carries from when it was done, so that it reads without the mirror. */
const label = (action: Action, key: string): string | undefined => action.labels?.[key]

const amount = (action: Action, quantity: number): string => {
  const unit = label(action, 'unit')
  return unit ? words.amount(asFigure(quantity), unit) : asFigure(quantity)
}

/** What was done, in one line: "Pick · Widget". */
export const actionTitle = (action: Action): string => {
  const item = label(action, 'item')
  const named = (text: string) => (item ? `${text} · ${item}` : text)
  switch (action.type) {
    case 'movement':
      return named(words.history.kinds[action.kind])
    case 'reversal':
      return named(words.action.reversal)
    case 'observation':
      return action.itemId ? named(words.action.observation) : words.action.closing
    case 'decision':
      return named(words.action.decision[action.outcome])
    case 'allocation':
      return named(words.action.allocation)
    case 'report':
      return `${words.action.report[action.kind]} · ${action.code}`
    case 'edit': {
      const text = `${words.action.edit[action.op]} ${words.action.collections[action.collection]}`
      const name = label(action, 'name')
      return name ? `${text} · ${name}` : text
    }
  }
}

/** What was done with all that was recorded together: "Ship · SO-1", "Made · Tool set". */
export const deedTitle = ({ action, actions }: Pick<Deed, 'action' | 'actions'>): string => {
  const alike = actions.filter((other) => other.type === action.type)
  if (alike.length < 2) return actionTitle(action)
  // A kit is called after itself, whatever went into it.
  if (action.type === 'movement' && (action.kind === 'produce' || action.kind === 'consume')) return actionTitle(action)
  const kind = action.type === 'movement' ? words.history.kinds[action.kind] : actionTitle({ ...action, labels: {} })
  return `${kind} · ${label(action, 'order') ?? words.last.several(alike.length)}`
}

/** How many and where of one; what it was all about of several. */
export const deedDetail = ({ action, actions }: Pick<Deed, 'action' | 'actions'>): string => {
  const alike = actions.filter((other) => other.type === action.type)
  if (alike.length < 2) return actionDetail(action)
  return [...new Set(alike.flatMap((other) => label(other, 'item') ?? label(other, 'name') ?? []))].join(', ')
}

/** How many, and where: "12 pcs · A-04-2 → DOCK-1". */
export const actionDetail = (action: Action): string => {
  const parts: (string | undefined)[] = []
  if (action.type === 'movement') {
    parts.push(amount(action, action.quantity))
    const [from, to] = [label(action, 'from'), label(action, 'to')]
    if (from && to) parts.push(words.history.way(from, to))
  }
  if (action.type === 'observation') {
    if (action.quantity !== undefined) parts.push(amount(action, action.quantity))
    parts.push(label(action, 'location'))
  }
  if (action.type === 'edit' && action.op === 'update')
    parts.push(
      Object.keys(action.set)
        .map((field) => fieldSaid(action.collection, field))
        .join(', '),
    )
  return parts.filter((part) => part !== undefined && part !== '').join(' · ')
}
