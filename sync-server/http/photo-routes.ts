/** `/photos/{hash}`: the bytes of a photograph. Which item shows it is said on the item, by an edit like any other. */
import express, { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { contentHash } from '../../domain/protocol/parts.ts'
import { PHOTO_LIMITS } from '../../domain/protocol-limits.ts'
import type { AuditTrail } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { findPhoto, keepPhoto, type NotKept, type PhotoSettings } from '../photos/store.ts'
import { admit } from './admission.ts'
import { HttpProblem, notFound, parse } from './problem.ts'

type PhotoDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  trail: AuditTrail
  settings: PhotoSettings
  now: () => Date
}

/** A day's photographs of a phone that comes back into the network, each with its small picture, in a few minutes. */
const PER_MINUTE = 240

const PROBLEMS: Readonly<Record<NotKept, () => HttpProblem>> = {
  'no-photo': () => new HttpProblem(422, 'no-photo', 'This is not a whole JPEG.'),
  'too-many-pixels': () =>
    new HttpProblem(422, 'photo-too-many-pixels', `A side is longer than ${PHOTO_LIMITS.mostSide} pixels.`),
  'has-metadata': () =>
    new HttpProblem(422, 'photo-has-metadata', 'The file says more than the picture, such as where it was taken.'),
  'other-content': () => new HttpProblem(422, 'photo-other-content', 'The bytes are not those that its name says.'),
  full: () => new HttpProblem(409, 'photos-full', 'The organisation has no room left for photographs.'),
}

export const photoRoutes = ({ pool, authenticate, callerOf, trail, settings, now }: PhotoDeps): Router => {
  const router = Router()
  const member = authenticate({ allowPushOnly: false })
  const limiter = new RateLimiterMemory({ keyPrefix: 'photos', points: PER_MINUTE, duration: 60 })
  /** Before the bytes are read. */
  const uploader: RequestHandler = async (request, _response, next) => {
    await admit(request, callerOf(request), { action: 'edit-items', limiter, trail })
    next()
  }
  const body = express.raw({ type: () => true, limit: settings.bytes })

  router.put('/:id', member, uploader, body, async (request, response) => {
    const id = parse(contentHash, request.params.id)
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const kept = await keepPhoto(pool, callerOf(request).orgId, { id, bytes, now: now() }, settings)
    if (kept !== 'kept' && kept !== 'here') throw PROBLEMS[kept]()
    response.status(kept === 'kept' ? 201 : 204).end()
  })

  router.get('/:id', member, async (request, response) => {
    const id = parse(contentHash, request.params.id)
    const bytes = await findPhoto(pool, callerOf(request).orgId, id)
    if (!bytes) throw notFound()
    const etag = `"${id}"`
    response.set({
      // Its name is its content: it never changes. For whoever asked alone: tablets are shared.
      'cache-control': 'private, max-age=31536000, immutable',
      vary: 'authorization',
      etag,
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="${id}.jpg"`,
      'content-security-policy': "default-src 'none'; sandbox",
    })
    // Whoever names the content has it, even where they ask for it anew: Express' own `fresh` would send it again.
    if (request.get('if-none-match')?.includes(etag)) response.status(304).end()
    else response.send(bytes)
  })

  return router
}
