import { isPhysical } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import type { LocationKind, MovementKind } from '../../../domain/protocol/kinds.ts'

export type FlowName = 'receive' | 'put-away' | 'move' | 'pick' | 'adjust' | 'return' | 'send-back'
/** What an adjustment says: more was found, some is missing, or it is thrown away. */
export type Change = 'more' | 'less' | 'scrap'
export type End = 'from' | 'to'

export type Flow = {
  name: FlowName
  /** The ends a person names, in the order in which one meets them. An adjustment names one place, kept as `from`. */
  ends: readonly End[]
  /** The end that a scanned bin fills when both are taken: the one that changes from line to line. */
  movingEnd: End
  fits: (end: End, place: LocationDocument) => boolean
  /** Which virtual place stands at an end unless someone chooses another. */
  usual: Partial<Record<End, LocationKind>>
  /** What the next line starts with. */
  sticky: readonly End[]
}

const physical = (place: LocationDocument) => isPhysical(place.kind)

export const FLOWS: Readonly<Record<FlowName, Flow>> = {
  receive: {
    name: 'receive',
    ends: ['from', 'to'],
    movingEnd: 'to',
    fits: (end, place) => (end === 'to' ? physical(place) : place.kind === 'supplier' || place.kind === 'production'),
    usual: { from: 'supplier' },
    sticky: ['from', 'to'],
  },
  'put-away': {
    name: 'put-away',
    ends: ['from', 'to'],
    movingEnd: 'to',
    // A scanned dock is where the goods stand, a scanned bin where they go; from bin to bin they are moved.
    fits: (end, place) => place.kind === (end === 'from' ? 'dock' : 'bin'),
    usual: {},
    sticky: ['from'],
  },
  move: {
    name: 'move',
    ends: ['from', 'to'],
    movingEnd: 'to',
    fits: (_end, place) => physical(place),
    usual: {},
    sticky: [],
  },
  pick: {
    name: 'pick',
    ends: ['from', 'to'],
    movingEnd: 'from',
    fits: (end, place) => (end === 'from' ? place.kind === 'bin' : physical(place) || place.kind === 'customer'),
    usual: { to: 'customer' },
    sticky: ['to'],
  },
  // From a customer back into the house.
  return: {
    name: 'return',
    ends: ['from', 'to'],
    movingEnd: 'to',
    fits: (end, place) => (end === 'to' ? physical(place) : place.kind === 'customer'),
    usual: { from: 'customer' },
    sticky: ['from', 'to'],
  },
  // To the supplier who sent it.
  'send-back': {
    name: 'send-back',
    ends: ['from', 'to'],
    movingEnd: 'from',
    fits: (end, place) => (end === 'from' ? physical(place) : place.kind === 'supplier'),
    usual: { to: 'supplier' },
    sticky: ['to'],
  },
  adjust: {
    name: 'adjust',
    ends: ['from'],
    movingEnd: 'from',
    fits: (_end, place) => physical(place),
    usual: {},
    sticky: [],
  },
}

/** The kind of movement that a line of this flow becomes. */
export const kindOf = (flow: FlowName, change: Change): MovementKind => {
  if (flow === 'receive') return 'receipt'
  if (flow === 'return' || flow === 'send-back') return 'return'
  if (flow === 'adjust') return change === 'scrap' ? 'scrap' : 'adjust'
  return flow
}

export const needsReason = (flow: FlowName): boolean => flow === 'adjust' || flow === 'return' || flow === 'send-back'
