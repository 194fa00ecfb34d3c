/** Organisations and their members, written by the server itself: the command line, the demo, tests. */
import type { PoolClient } from 'pg'
import { VIRTUAL_KINDS } from '../../domain/location.ts'
import type { Collection } from '../../domain/protocol/documents.ts'
import type { Role } from '../../domain/protocol/kinds.ts'
import { newId } from './new-id.ts'

type DocumentToWrite = {
  collection: Collection
  id: string
  doc: Record<string, unknown> | null
  writers?: Record<string, string>
  sites?: string[] | null
  /** Whoever ranks lower does not get it. */
  minRank?: number | undefined
}

/** Writes documents and publishes them, in one call. The transaction must be of this organisation. */
export const publishDocuments = async (
  client: PoolClient,
  orgId: string,
  documents: readonly DocumentToWrite[],
): Promise<void> => {
  await client.query('select publish_documents($1, $2, clock_timestamp())', [orgId, JSON.stringify(documents)])
}

const VIRTUAL_NAMES: Record<(typeof VIRTUAL_KINDS)[number], string> = {
  supplier: 'Supplier',
  customer: 'Customer',
  loss: 'Loss',
  production: 'Production',
  transit: 'In transit',
}

/**
 * Makes an organisation with its clock and its virtual locations, and answers their ids by kind. The transaction must be of
 * this organisation already: `transact(pool, orgId, …)` with the id that it is to have.
 */
export const createOrganisation = async (
  client: PoolClient,
  organisation: { id: string; name: string },
): Promise<Record<(typeof VIRTUAL_KINDS)[number], string>> => {
  const places = VIRTUAL_KINDS.map((kind) => ({ kind, id: newId() }))
  const documents = places.map(({ kind, id }) => ({
    collection: 'locations',
    id,
    doc: {
      code: kind.toUpperCase(),
      name: VIRTUAL_NAMES[kind],
      kind,
      siteId: null,
      parentId: null,
      barcode: null,
      pickSequence: null,
      timeZone: null,
      archived: false,
    },
  }))
  await client.query('select create_organisation($1, $2, $3, clock_timestamp())', [
    organisation.id,
    organisation.name,
    JSON.stringify(documents),
  ])
  return Object.fromEntries(places.map(({ kind, id }) => [kind, id])) as Record<(typeof VIRTUAL_KINDS)[number], string>
}

/** Makes a member, or changes one: what the feed tells the others of them. Sign-in data are elsewhere (`identity/`). */
export const putMember = (
  client: PoolClient,
  orgId: string,
  member: { id: string; name: string; role: Role; siteIds: string[] | null; active: boolean },
): Promise<void> => {
  const { id, ...doc } = member
  return publishDocuments(client, orgId, [{ collection: 'members', id, doc }])
}

/** Lets a member work, or no longer; everything else of them stays. False when there is no such member. */
export const setActive = async (
  client: PoolClient,
  orgId: string,
  userId: string,
  active: boolean,
): Promise<boolean> => {
  await client.query('select lock_clock($1)', [orgId])
  const { rows } = await client.query<{ doc: Record<string, unknown>; writers: Record<string, string> }>(
    'select doc, writers from members where org_id = $1 and id = $2',
    [orgId, userId],
  )
  const member = rows[0]
  if (!member) return false
  const doc = { ...member.doc, active }
  await publishDocuments(client, orgId, [{ collection: 'members', id: userId, doc, writers: member.writers }])
  return true
}
