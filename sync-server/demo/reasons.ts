import type { MovementKind } from '../../domain/protocol/kinds.ts'
import { type DemoDocument, documentOf } from './document.ts'
import type { Random } from './random.ts'

type Reason = { code: string; name: string; kinds: MovementKind[]; archived?: boolean }

const REASONS: Reason[] = [
  { code: 'behind-the-rack', name: 'Found behind the rack', kinds: ['adjust'] },
  { code: 'fell-from-rack', name: 'Fell from the rack', kinds: ['scrap'] },
  { code: 'cold-chain', name: 'Cold chain broken', kinds: ['scrap', 'return'] },
  { code: 'ordered-by-mistake', name: 'Ordered by mistake', kinds: ['return'] },
  { code: 'old-packaging', name: 'Old packaging', kinds: ['scrap'], archived: true },
]

/** What this warehouse says besides what every organisation starts with. */
export const makeReasons = (random: Random, madeAt: number): DemoDocument[] =>
  REASONS.map((reason) => documentOf('reasons', random.id(madeAt), reason))
