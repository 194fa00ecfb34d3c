/** Numbers for pallets, and labels for the organisation's printers. */
import express, { type Request, type RequestHandler, Router } from 'express'
import type { Pool } from 'pg'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { zplOf } from '../../domain/labels/zpl.ts'
import { type NumbersAnswer, numbersBody, printBody } from '../../domain/protocol/labels.ts'
import { PRINT_LIMITS, PRINTER_PORTS } from '../../domain/protocol-limits.ts'
import { transact } from '../db/transact.ts'
import { type AuditTrail, writeAudit } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import { printerWith, takeBlock } from '../labels/labels.ts'
import type { Printers, Sent } from '../labels/printer.ts'
import { admit } from './admission.ts'
import { jsonOnly } from './json-only.ts'
import { HttpProblem, notFound, parse, tooLarge } from './problem.ts'

type LabelDeps = {
  pool: Pool
  authenticate: (options: { allowPushOnly: boolean }) => RequestHandler
  callerOf: (request: Request) => Caller
  trail: AuditTrail
  printers: Printers
  now: () => Date
}

/** A device asks for numbers when it runs low, a person prints by hand: nobody needs more, and a range has an end. */
const PER_MINUTE = { numbers: 10, jobs: 60 }

const NOT_SENT: Readonly<Record<Exclude<Sent, 'sent'>, () => HttpProblem>> = {
  unknown: () => new HttpProblem(502, 'printer-unknown', 'The network knows no such printer.'),
  outside: () =>
    new HttpProblem(
      502,
      'printer-outside',
      'The printer stands outside of the networks that this server may print to.',
    ),
  unreachable: () => new HttpProblem(502, 'printer-unreachable', 'The printer did not take the labels.'),
  busy: () =>
    new HttpProblem(503, 'printer-busy', 'The printer is still taking other labels.', {}, { 'retry-after': '2' }),
}

export const labelRoutes = ({ pool, authenticate, callerOf, trail, printers, now }: LabelDeps): Router => {
  const router = Router()
  const limits = {
    numbers: new RateLimiterMemory({ keyPrefix: 'numbers', points: PER_MINUTE.numbers, duration: 60 }),
    jobs: new RateLimiterMemory({ keyPrefix: 'jobs', points: PER_MINUTE.jobs, duration: 60 }),
  }
  /** Who may, and not too often. */
  const printing = async (request: Request, limiter: RateLimiterMemory): Promise<Caller> => {
    const caller = callerOf(request)
    await admit(request, caller, { action: 'print-labels', limiter, trail })
    return caller
  }
  const door = [authenticate({ allowPushOnly: false }), jsonOnly, express.json({ limit: PRINT_LIMITS.bytes })]

  router.post('/numbers', ...door, async (request, response) => {
    const { knownTo } = parse(numbersBody, request.body)
    const { orgId, userId, deviceId } = await printing(request, limits.numbers)
    const block = await transact(pool, orgId, async (client) => {
      const taken = await takeBlock(client, orgId, knownTo)
      if (typeof taken === 'object') {
        const detail = { ...taken }
        await writeAudit(client, { orgId, userId, deviceId, address: request.ip, event: 'numbers-given', detail })
      }
      return taken
    })
    if (block === 'no-prefix') {
      throw new HttpProblem(409, 'no-company-prefix', 'The organisation has no GS1 company prefix yet.')
    }
    if (block === 'used-up') {
      throw new HttpProblem(
        409,
        'numbers-used-up',
        'All numbers with this extension digit are given; choose another one.',
      )
    }
    const answer: NumbersAnswer = { ...block, serverTime: now().toISOString() }
    response.set('cache-control', 'no-store').json(answer)
  })

  router.post('/print', ...door, async (request, response) => {
    const { printerId, labels, copies } = parse(printBody, request.body)
    const { orgId, userId, deviceId } = await printing(request, limits.jobs)
    const printer = await transact(pool, orgId, (client) => printerWith(client, orgId, printerId))
    if (!printer || printer.port < PRINTER_PORTS.first || printer.port > PRINTER_PORTS.last) throw notFound()
    const job = labels.map((label) => zplOf(label, copies)).join('\n')
    if (job.length > PRINT_LIMITS.bytes) throw tooLarge()
    const how = await printers.send(printer, job)
    const detail = { printerId, printer: printer.name, labels: labels.length, copies, bytes: job.length, how }
    trail.note({ orgId, userId, deviceId, address: request.ip, event: 'labels-printed', detail })
    if (how !== 'sent') throw NOT_SENT[how]()
    response.set('cache-control', 'no-store').json({ sent: labels.length, serverTime: now().toISOString() })
  })

  return router
}
