/** `org export` and `org import`: a whole organisation from here to there. */
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { access } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { exportWhole, importWhole, WholeFault } from '../data/whole.ts'
import { newId } from '../ledger/new-id.ts'
import { EXIT, type ExitCode, Misuse, type Terminal } from './command.ts'
import { addFirstAdmin } from './first-admin.ts'
import { organisationOf } from './organisation.ts'

type Said = { org?: string; file?: string; 'admin-email'?: string; 'admin-password'?: string }

export const exportOrganisation = async ({ org, file }: Said, { pool, now, print }: Terminal): Promise<ExitCode> => {
  const orgId = await organisationOf(pool, org)
  if (file === undefined) throw new Misuse('--file is missing')
  const out = createWriteStream(file)
  const done = finished(out)
  const rows = await exportWhole(pool, orgId, now(), async (text) => {
    if (!out.write(text)) await once(out, 'drain')
  })
  out.end()
  await done
  print(`${rows} rows`)
  return EXIT.done
}

export const importOrganisation = async (said: Said, { pool, print, complain }: Terminal): Promise<ExitCode> => {
  const { file, 'admin-email': email, 'admin-password': password } = said
  if (!file || !email || !password) throw new Misuse('--file, --admin-email and --admin-password are needed')
  await access(file).catch(() => {
    throw new Misuse(`${file} cannot be read`)
  })
  const orgId = newId()
  const lines = () => createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  try {
    await importWhole(pool, orgId, lines, (client) => addFirstAdmin(client, orgId, { email, password, name: file }))
  } catch (error) {
    if (!(error instanceof WholeFault)) throw error
    complain(error.message)
    return EXIT.wrong
  }
  print(orgId)
  return EXIT.done
}
