/** Access tokens: JWTs of 15 minutes. Refresh tokens are random and stand in the database by their hash alone. */
import { createHash, randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { NotSignedIn } from './not-signed-in.ts'

export const ACCESS_SECONDS = 15 * 60
const ISSUER = 'bincard'
const AUDIENCE = 'bincard-api'

const claims = z.object({
  sub: z.string(),
  org: z.string(),
  dev: z.string(),
  sid: z.string(),
  po: z.boolean(),
  exp: z.number(),
})

const keyId = (secret: string): string => createHash('sha256').update(`kid ${secret}`).digest('hex').slice(0, 8)
const bytes = (secret: string): Uint8Array => new TextEncoder().encode(secret)

/** The first secret signs; all verify, so that one can be replaced while tokens of the other are still about. */
export const createTokens = (secrets: readonly string[]) => {
  const keys = new Map(secrets.map((secret) => [keyId(secret), bytes(secret)]))
  const [current] = secrets
  if (current === undefined) throw new Error('a server signs with a secret')
  return {
    sign: (who: {
      userId: string
      orgId: string
      deviceId: string
      sessionId: string
      pushOnly: boolean
    }): Promise<string> =>
      new SignJWT({ org: who.orgId, dev: who.deviceId, sid: who.sessionId, po: who.pushOnly })
        .setProtectedHeader({ alg: 'HS256', kid: keyId(current), typ: 'at+jwt' })
        .setSubject(who.userId)
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setIssuedAt()
        .setExpirationTime(`${ACCESS_SECONDS}s`)
        .sign(bytes(current)),
    /** Throws `NotSignedIn` for whatever is not a token of ours that holds now. */
    verify: async (token: string): Promise<z.output<typeof claims>> => {
      const { payload } = await jwtVerify(
        token,
        (header) => {
          const key = keys.get(header.kid ?? '')
          if (!key) throw new NotSignedIn('unknown key')
          return key
        },
        { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, typ: 'at+jwt', requiredClaims: ['exp'] },
      ).catch((error: unknown) => {
        throw error instanceof errors.JOSEError ? new NotSignedIn(error.message, { cause: error }) : error
      })
      const said = claims.safeParse(payload)
      if (!said.success) throw new NotSignedIn('claims that are not ours', { cause: said.error })
      return said.data
    },
  }
}

export type Tokens = ReturnType<typeof createTokens>

export const newRefreshToken = (): string => randomBytes(32).toString('base64url')
export const refreshHash = (token: string): string => createHash('sha256').update(token).digest('hex')
