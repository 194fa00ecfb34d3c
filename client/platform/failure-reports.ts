/**
 * Reports of screens that stopped, kept until there is a network. In localStorage: what stopped may well be the database, and a
 * report must not wait for it.
 */
import { uuidV7 } from '../../domain/ids.ts'
import type { FailureReport } from '../../domain/protocol/reports.ts'
import { REPORT_LIMITS } from '../../domain/protocol-limits.ts'

/** Put in by the build (vite.config.ts). */
declare const __VERSION__: string

const KEY = 'bincard.failures'
/** The newest are kept: what stops again and again says the same. */
const MOST = 10

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

/** Whose device it is, once somebody is at work; before, nothing is reported. */
let deviceId: string | undefined
let told: () => void = () => undefined

/** What stands in quotes may be what somebody entered, and ids name things of theirs. */
export const messageOf = (message: string): string =>
  message
    .replace(/"[^"]*"/g, '"…"')
    .replace(ID, ':id')
    .slice(0, REPORT_LIMITS.messageChars)

/** The places alone: the first line of a stack repeats the message. Without where the app is served from. */
export const stackOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s*at |@/.test(line))
    .map((line) => line.trim().replace(/https?:\/\/[^/]+/, ''))
    .join('\n')
    .replace(ID, ':id')
    .slice(0, REPORT_LIMITS.stackChars)

const read = (): FailureReport[] => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as FailureReport[]
  } catch (cause) {
    console.warn('reports of faults', cause)
    return []
  }
}

const write = (reports: readonly FailureReport[]): void => {
  try {
    if (reports.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify(reports))
  } catch (cause) {
    console.warn('reports of faults', cause) // a private window, or no room: the console has it
  }
}

const says = ({ message, stack, screen, version }: FailureReport): string =>
  JSON.stringify([message, stack, screen, version])

/** Keeps a report of it, once however often it happens. */
export const keepFailure = (cause: unknown): void => {
  if (deviceId === undefined) return
  const error = cause instanceof Error ? cause : new Error(String(cause))
  const report: FailureReport = {
    id: uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    at: new Date().toISOString(),
    message: messageOf(`${error.name}: ${error.message}`),
    stack: stackOf(error.stack ?? ''),
    version: __VERSION__,
    screen: location.pathname.replace(ID, ':id').slice(0, 200),
    deviceId,
  }
  const others = read().filter((one) => says(one) !== says(report))
  write([...others, report].slice(-MOST))
  told()
}

/** From now on faults are this device's; `tell` is called when there is something to send. Gives what ends that. */
export const watchFailures = (device: string, tell: () => void): (() => void) => {
  deviceId = device
  told = tell
  return () => {
    deviceId = undefined
    told = () => undefined
  }
}

type Sent = 'done' | 'later'

/** Sends what this device has, the oldest first, until it has to wait. Another member's reports wait for them. */
export const sendFailures = async (device: string, send: (report: FailureReport) => Promise<Sent>): Promise<void> => {
  for (const report of read().filter((one) => one.deviceId === device)) {
    if ((await send(report)) === 'later') return
    write(read().filter((one) => one.id !== report.id))
  }
}

/** With the member's sign-out goes what was kept of theirs. */
export const forgetFailures = (device: string): void => write(read().filter((one) => one.deviceId !== device))
