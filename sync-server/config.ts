import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { isNetwork, PRIVATE_NETWORKS } from './labels/printer-networks.ts'
import { isPushService, PUSH_SERVICES } from './notices/push-services.ts'
import type { VapidKeys } from './notices/vapid.ts'
import type { PhotoSettings } from './photos/store.ts'
import { Refusal } from './refusal.ts'

const port = z.coerce.number().int().min(0).max(65535)
const url = z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://')
const secret = z.string().min(32, 'must be at least 32 characters long')
/** The protocol promises a member no less (PROTOCOL, "Everything else"). */
const perSecond = z.coerce.number().int().min(100, 'must be at least 100')
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** An empty variable is an unset one: compose files and shells write both. */
const environment = z.preprocess(
  (value) => Object.fromEntries(Object.entries(value as NodeJS.ProcessEnv).filter(([, text]) => text !== '')),
  z.object({
    /** 0 takes any free port. */
    PORT: port.default(8080),
    /** The address to listen on; the default is this machine alone. */
    HOST: z.string().default('127.0.0.1'),
    /** As `bincard_app`. Without it a Postgres of our own runs in the data directory (not under `npm run serve`). */
    DATABASE_URL: url.optional(),
    /** As `bincard_app`, past a pooler that lends out connections by transaction; for news between server processes. */
    DATABASE_DIRECT_URL: url.optional(),
    /** As `bincard_owner`, to migrate at start. Without it the schema must be current already. */
    DATABASE_OWNER_URL: url.optional(),
    BINCARD_DATA_DIR: z.string().default(fileURLToPath(new URL('../.data', import.meta.url))),
    /** Signs access tokens. Several, with commas, while they rotate: the first signs, all are accepted. */
    BINCARD_TOKEN_SECRET: list.pipe(z.array(secret).min(1)).optional(),
    /** Proxies in front of the server, as Express' `trust proxy` takes them: `loopback`, or addresses with commas. */
    TRUST_PROXY: list.optional(),
    /** Networks with commas, as `192.168.7.0/24`: where label printers may stand. The default is every private network, and not this machine. */
    PRINTER_NETWORKS: list
      .pipe(z.array(z.string().refine(isNetwork, 'must be networks such as 192.168.7.0/24')))
      .optional(),
    /** Of this server at push services, as `web-push generate-vapid-keys` makes them; without them the first start makes its own, in the database. */
    VAPID_PUBLIC_KEY: z.string().optional(),
    VAPID_PRIVATE_KEY: z.string().optional(),
    /** Whom a push service writes to when something is wrong: `mailto:` or `https:`. Apple's takes no made-up one. */
    VAPID_SUBJECT: z
      .string()
      .regex(/^(mailto:|https:\/\/)./, 'must start with mailto: or https://')
      .default('mailto:notices@bincard.invalid'),
    /** Where notices are sent, with commas: origins, `https://*.` standing for every host below one. The default is the browsers' own. */
    PUSH_SERVICES: list
      .pipe(z.array(z.string().refine(isPushService, 'must be origins such as https://push.example.com')))
      .optional(),
    /** Of one photograph, and of all that an organisation has, small pictures included. A device makes one of some 300 kB. */
    PHOTO_KILOBYTES: z.coerce
      .number()
      .int()
      .min(200, 'must be at least 200')
      .max(8_000, 'must be at most 8000')
      .default(2_000),
    PHOTO_ORGANISATION_MEGABYTES: z.coerce.number().int().min(0).max(1_000_000).default(2_000),
    /** Calls a second, over ten seconds, in each server process. */
    RATE_LIMIT_ADDRESS: perSecond.default(1000),
    RATE_LIMIT_ORGANISATION: perSecond.default(2000),
    RATE_LIMIT_MEMBER: perSecond.default(200),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  }),
)

export type Config = {
  port: number
  host: string
  /** Undefined: the embedded Postgres. */
  database: { appUrl: string; directUrl: string | undefined; ownerUrl: string | undefined } | undefined
  dataDir: string
  tokenSecrets: string[]
  trustProxy: string[]
  printerNetworks: readonly string[]
  push: { vapid: VapidKeys | undefined; subject: string; services: readonly string[] }
  photos: PhotoSettings
  rateLimits: { address: number; organisation: number; member: number }
  logLevel: string
}

/**
 * The settings of a server, from the environment. Production must be told its database and its secret; the demo makes
 * both itself, and listens to this machine alone, since everyone knows its passwords.
 */
export const readConfig = (env: NodeJS.ProcessEnv, { demo }: { demo: boolean }): Config => {
  const set = readEnvironment(env)
  if (demo && !LOOPBACK.has(set.HOST))
    throw new Refusal(`HOST is ${set.HOST}, but the demo's passwords are public: it binds to this machine only.`)
  if (!demo && !set.DATABASE_URL)
    throw new Refusal('DATABASE_URL is not set: say where the Postgres is (or use npm start).')
  if (!demo && !set.BINCARD_TOKEN_SECRET)
    throw new Refusal('BINCARD_TOKEN_SECRET is not set: give it at least 32 random characters, kept secret.')
  return {
    port: set.PORT,
    host: set.HOST,
    database: databaseOf(set),
    dataDir: resolve(set.BINCARD_DATA_DIR),
    tokenSecrets: set.BINCARD_TOKEN_SECRET ?? [keptSecret(resolve(set.BINCARD_DATA_DIR))],
    trustProxy: set.TRUST_PROXY ?? [],
    printerNetworks: set.PRINTER_NETWORKS ?? PRIVATE_NETWORKS,
    push: { vapid: vapidOf(set), subject: set.VAPID_SUBJECT, services: set.PUSH_SERVICES ?? PUSH_SERVICES },
    photos: { bytes: set.PHOTO_KILOBYTES * 1_000, organisationBytes: set.PHOTO_ORGANISATION_MEGABYTES * 1_000_000 },
    rateLimits: {
      address: set.RATE_LIMIT_ADDRESS,
      organisation: set.RATE_LIMIT_ORGANISATION,
      member: set.RATE_LIMIT_MEMBER,
    },
    logLevel: set.LOG_LEVEL,
  }
}

/** What the command line needs of it: which database. */
export const readDatabaseConfig = (env: NodeJS.ProcessEnv): Pick<Config, 'database' | 'dataDir'> => {
  const set = readEnvironment(env)
  return { database: databaseOf(set), dataDir: resolve(set.BINCARD_DATA_DIR) }
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])

type Environment = z.output<typeof environment>

const databaseOf = (set: Environment): Config['database'] =>
  set.DATABASE_URL === undefined
    ? undefined
    : { appUrl: set.DATABASE_URL, directUrl: set.DATABASE_DIRECT_URL, ownerUrl: set.DATABASE_OWNER_URL }

const vapidOf = ({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY }: Environment): VapidKeys | undefined => {
  if (VAPID_PUBLIC_KEY === undefined && VAPID_PRIVATE_KEY === undefined) return undefined
  if (VAPID_PUBLIC_KEY === undefined || VAPID_PRIVATE_KEY === undefined)
    throw new Refusal('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY belong together: set both or neither.')
  return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY }
}

const readEnvironment = (env: NodeJS.ProcessEnv): Environment => {
  const parsed = environment.safeParse(env)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => `${String(path.at(0))}: ${message}`)
  throw new Refusal(`The settings are not right: ${wrong.join('; ')}.`)
}

/** Made at the first start, so that a restart signs nobody out. */
const keptSecret = (dataDir: string): string => {
  mkdirSync(dataDir, { recursive: true })
  const path = join(dataDir, 'token-secret')
  const made = `${path}-${process.pid}`
  writeFileSync(made, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    linkSync(made, path) // fails where there is one already, whole
  } catch {}
  rmSync(made)
  return readFileSync(path, 'utf8')
}
