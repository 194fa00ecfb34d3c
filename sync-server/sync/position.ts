/**
 * A position in an organisation's feed, opaque to clients: the lineage it lies in, the scope it was read under, and the
 * place. `epoch.scope.seq`, base64url, so that nobody is tempted to do sums with it.
 */
import { createHash } from 'node:crypto'
import { isId } from '../../domain/ids.ts'
import type { Role } from '../../domain/protocol/kinds.ts'

export type Position = { epoch: string; scope: string; seq: number }

/** What a member may see: whoever changes role or sites starts again, since a feed says nothing of what it left out. */
export const scopeOf = (member: { role: Role; siteIds: readonly string[] | null }): string =>
  createHash('sha256')
    .update(JSON.stringify([member.role, member.siteIds === null ? null : [...member.siteIds].sort()]))
    .digest('base64url')
    .slice(0, 12)

export const writePosition = ({ epoch, scope, seq }: Position): string =>
  Buffer.from(`${epoch}.${scope}.${seq}`).toString('base64url')

export const readPosition = (text: string): Position | null => {
  const [epoch, scope, digits, ...rest] = Buffer.from(text, 'base64url').toString('utf8').split('.')
  const seq = Number(digits)
  if (!isId(epoch) || !scope || !/^\d+$/.test(digits ?? '') || !Number.isSafeInteger(seq) || rest.length > 0)
    return null
  return { epoch, scope, seq }
}
