import { existsSync } from 'node:fs'
import { join } from 'node:path'
import compression from 'compression'
import express, { type RequestHandler, Router } from 'express'
import { notFound } from './problem.ts'

/** The built client: hashed assets for ever, everything else asked for anew, any page answered by the app itself. */
export const staticClient = (directory: string): Router => {
  const router = Router()
  router.use(compression() as RequestHandler)
  // Source maps are for the reports of faults, which the server reads by itself; a phone has no use for them.
  router.use((request, _response, next) => {
    if (request.path.endsWith('.map')) throw notFound()
    next()
  })
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  )
  router.use(
    express.static(directory, {
      index: false,
      setHeaders: (response) => void response.setHeader('cache-control', 'no-cache'),
    }),
  )
  router.use((request, response) => {
    const isPage = request.method === 'GET' && request.accepts('html') && !request.path.startsWith('/assets/')
    const page = join(directory, 'index.html')
    if (!isPage || !existsSync(page)) throw notFound()
    response.set('cache-control', 'no-cache').sendFile(page)
  })
  return router
}
