import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { loginBody } from '../../domain/protocol/session.ts'
import { refresh, signOut } from '../identity/refresh.ts'
import type { SessionDeps, SignedIn } from '../identity/session.ts'
import { signIn } from '../identity/sign-in.ts'
import { notTooOften } from './admission.ts'
import { jsonOnly } from './json-only.ts'
import { forbidden, parse, unauthenticated } from './problem.ts'

const COOKIE_DAYS = 90

/** `__Host-` binds the cookie to this host and needs https; on a plain local address it could not be set. */
const cookieName = (request: Request): string => (request.secure ? '__Host-bincard-refresh' : 'bincard-refresh')
const cookieOptions = (request: Request) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  secure: request.secure,
  path: request.secure ? '/' : '/api/v1/auth',
})

const refreshCookie = (request: Request): string | undefined => {
  const pairs = (request.get('cookie') ?? '').split(';').map((pair) => pair.trim().split('='))
  return pairs.find(([name]) => name === cookieName(request))?.[1]
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)

/** A cookie travels by itself, so where it comes from must be this place. A request that says neither is no browser. */
const sameOriginOnly: RequestHandler = (request, _response, next) => {
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw forbidden('Requests from elsewhere are refused.')
  if (origin !== undefined && hostOf(origin) !== request.get('host'))
    throw forbidden('Requests from elsewhere are refused.')
  next()
}

/** Only failures count in the end, a success gives its point back: per address of the account, and per address of the network. */
const perAccount = { points: 10, duration: 15 * 60 }
const perNetwork = { points: 100, duration: 15 * 60 }

export const authRoutes = (deps: SessionDeps & { now: () => Date }): Router => {
  const router = Router()
  const accounts = new RateLimiterMemory({ keyPrefix: 'account', ...perAccount })
  const networks = new RateLimiterMemory({ keyPrefix: 'network', ...perNetwork })

  const present = (request: Request, response: Response, signedIn: SignedIn): void => {
    response
      .cookie(cookieName(request), signedIn.refreshToken, {
        ...cookieOptions(request),
        maxAge: COOKIE_DAYS * 86_400_000,
      })
      .set('cache-control', 'no-store')
      .json({ ...signedIn.session, serverTime: deps.now().toISOString() })
  }

  router.use(sameOriginOnly)

  router.post('/login', jsonOnly, express.json({ limit: 10_000 }), async (request, response) => {
    const login = parse(loginBody, request.body)
    const [account, network] = [login.email.toLowerCase(), request.ip ?? '']
    // Counted before the password is looked at: many guesses sent at once would all pass a check made first.
    await notTooOften(networks, network)
    await notTooOften(accounts, account)
    const signedIn = await signIn(deps, login, network)
    if (!signedIn) throw unauthenticated('This address and password do not belong together.')
    await accounts.delete(account)
    await networks.reward(network)
    present(request, response, signedIn)
  })

  router.post('/refresh', async (request, response) => {
    const token = refreshCookie(request)
    const signedIn = token ? await refresh(deps, token, request.ip ?? '') : null
    if (!signedIn) {
      response.clearCookie(cookieName(request), cookieOptions(request))
      throw unauthenticated()
    }
    present(request, response, signedIn)
  })

  router.post('/logout', async (request, response) => {
    const token = refreshCookie(request)
    if (token) await signOut(deps, token, request.ip ?? '')
    // Parts of bootstraps and photographs may stay in the browser's cache while somebody is signed in, and no longer.
    response
      .clearCookie(cookieName(request), cookieOptions(request))
      .set('clear-site-data', '"cache"')
      .status(204)
      .end()
  })

  return router
}
