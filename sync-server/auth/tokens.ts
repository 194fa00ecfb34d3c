import { createHash, hkdfSync, randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { isId } from '../../domain/ids.ts'

export const ACCESS_SECONDS = 15 * 60

const ISSUER = 'bincard'
const AUDIENCE = 'bincard-api'
const TYPE = 'at+jwt'
const CLOCK_TOLERANCE_SECONDS = 5

/** Whom an access token speaks for. What they may do is not in it: that is looked up each time, and so changes at once. */
export type AccessClaims = {
  userId: string
  orgId: string
  deviceId: string
  sessionId: string
  pushOnly: boolean
}

export type Tokens = {
  sign(claims: AccessClaims): Promise<string>
  /** Null for whatever is not a good token, without saying why. */
  verify(token: string): Promise<{ claims: AccessClaims; expiresAt: Date } | null>
}

const id = z.string().refine(isId)
const payload = z.object({ sub: id, org: id, dev: id, sid: id, push: z.boolean().optional(), exp: z.number() })

type Key = { kid: string; bytes: Uint8Array }

/** The secret is never the key itself: another purpose derives another one from it. */
const keyOf = (secret: string): Key => ({
  kid: createHash('sha256').update(`kid\n${secret}`).digest('base64url').slice(0, 8),
  bytes: new Uint8Array(hkdfSync('sha256', secret, '', 'bincard access token', 32)),
})

/** Signs with the first secret and accepts all: a new one goes first, the old one after it until its tokens have ended. */
export const openTokens = (secrets: readonly string[], now: () => Date = () => new Date()): Tokens => {
  const keys = secrets.map(keyOf)
  const [current] = keys
  if (!current) throw new Error('there is no secret to sign with')
  const keyFor = ({ kid }: { kid?: string }): Uint8Array => {
    const key = keys.find((one) => one.kid === kid)
    if (!key) throw new errors.JWSSignatureVerificationFailed()
    return key.bytes
  }
  return {
    sign: ({ userId, orgId, deviceId, sessionId, pushOnly }) => {
      const issuedAt = Math.floor(now().getTime() / 1000)
      return new SignJWT({ org: orgId, dev: deviceId, sid: sessionId, ...(pushOnly && { push: true }) })
        .setProtectedHeader({ alg: 'HS256', typ: TYPE, kid: current.kid })
        .setSubject(userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + ACCESS_SECONDS)
        .sign(current.bytes)
    },
    verify: async (token) => {
      try {
        const verified = await jwtVerify(token, keyFor, {
          algorithms: ['HS256'],
          typ: TYPE,
          issuer: ISSUER,
          audience: AUDIENCE,
          requiredClaims: ['exp', 'iat'],
          clockTolerance: CLOCK_TOLERANCE_SECONDS,
          currentDate: now(),
        })
        const { sub, org, dev, sid, push, exp } = payload.parse(verified.payload)
        const claims = { userId: sub, orgId: org, deviceId: dev, sessionId: sid, pushOnly: push === true }
        return { claims, expiresAt: new Date(exp * 1000) }
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError) return null
        throw error
      }
    },
  }
}

/** A refresh token: random, so a plain hash of it is enough to keep. */
export const newRefreshToken = (): string => randomBytes(32).toString('base64url')
export const refreshHash = (token: string): Buffer => createHash('sha256').update(token).digest()
