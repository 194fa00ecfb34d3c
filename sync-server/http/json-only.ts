import type { RequestHandler } from 'express'
import { wrongType } from './problem.ts'

/** A body of another type would be left unread, and blamed for fields that it may well have. */
export const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.is('application/json') === false) throw wrongType()
  next()
}
