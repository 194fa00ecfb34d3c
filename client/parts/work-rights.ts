/** What each screen of work asks of whoever opens it; what only shows something asks for nothing. */
import type { Permission } from '../../domain/permissions.ts'

const RIGHTS: readonly (readonly [paths: RegExp, right: Permission])[] = [
  [/^\/(receive|return|send-back)$/, 'receive'],
  // An operator adjusts, too, up to a limit: how many are too many is said on the screen.
  [/^\/(put-away|move|move-several|transfer|adjust|kit)$/, 'move'],
  [/^\/(pick|pick-list|pick-list\/new)$/, 'pick'],
  [/^\/pack\//, 'move'],
  [/^\/count\/(new|schedules(\/.*)?|[^/]+\/edit)$/, 'plan-counts'],
  [/^\/count\/(bin\/.*|[^/]+\/bin\/.*)$/, 'count'],
]

/** Undefined for whatever everybody may look at. */
export const rightFor = (path: string): Permission | undefined => RIGHTS.find(([paths]) => paths.test(path))?.[1]
