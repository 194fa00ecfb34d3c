import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readlinkSync, realpathSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Refusal } from '../../refusal.ts'

/** Where the embedded Postgres lives, and as whom it runs; `runAs` is null when that is simply us. */
export type Place = { dir: string; runAs: { uid: number; gid: number } | null }

/**
 * The place for a data directory: `postgres/` inside it. Only root has it harder: Postgres refuses to run as root, so it
 * runs as another user, and that user cannot enter a data directory in a closed home (/root is 0700). Then the place is
 * /var/lib/bincard/<hash of the data directory>, with a link to it where it would have been. Not under /tmp or
 * /var/tmp: those are cleaned of old files, and this is somebody's stock.
 */
export const placeFor = (dataDir: string): Place => {
  mkdirSync(dataDir, { recursive: true })
  const base = realpathSync(dataDir)
  const link = join(base, 'postgres')
  if (process.getuid?.() !== 0) {
    mkdirSync(link, { recursive: true })
    refuseForeign(join(link, 'data'))
    return { dir: realpathSync(link), runAs: null }
  }
  const dir = existsSync(link) ? realpathSync(link) : openToAll(base) ? link : elsewhere(base, link)
  mkdirSync(dir, { recursive: true })
  return { dir, runAs: ownerOf(join(dir, 'data')) ?? unprivilegedUser() }
}

/** Whether a user who owns nothing on the way can reach the directory. Access lists are not looked at: rarer than rare. */
const openToAll = (dir: string): boolean => {
  if ((statSync(dir).mode & 0o001) === 0) return false
  return dirname(dir) === dir || openToAll(dirname(dir))
}

const elsewhere = (base: string, link: string): string => {
  const dir = join('/var/lib/bincard', createHash('sha256').update(base).digest('hex').slice(0, 12))
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  try {
    symlinkSync(dir, link)
  } catch {
    // Either another start was quicker, or the link stayed while what it led to was deleted: then it is made again.
    if (readlinkSync(link) !== dir) throw new Refusal(`${link} leads to a directory that is gone; remove the link.`)
  }
  return dir
}

const refuseForeign = (data: string): void => {
  const owner = ownerOf(data)
  if (owner && owner.uid !== process.getuid?.())
    throw new Refusal(`The database in ${data} belongs to another user (uid ${owner.uid}); start Bincard as that user.`)
}

/** Data that is there already keeps its owner: so `sudo npm start` after `npm start` still works, and back again. */
const ownerOf = (data: string): { uid: number; gid: number } | null => {
  const stat = statSync(data, { throwIfNoEntry: false })
  return stat && stat.uid !== 0 ? { uid: stat.uid, gid: stat.gid } : null
}

/** initdb wants a user that has a name, so a number of our own will not do. */
const unprivilegedUser = (): { uid: number; gid: number } => {
  for (const name of ['postgres', '_postgres', 'nobody', 'daemon']) {
    const [uid, gid] = [idOf('-u', name), idOf('-g', name)]
    if (uid && gid) return { uid, gid }
  }
  throw new Refusal('Postgres refuses to run as root and there is no user to run it as; start Bincard as another user.')
}

const idOf = (option: '-u' | '-g', name: string): number | null => {
  const answer = spawnSync('id', [option, name], { encoding: 'utf8' })
  return answer.status === 0 ? Number(answer.stdout) : null
}

/** Hands a file or directory to the user that Postgres runs as. */
export const handOver = (path: string, place: Place): void => {
  if (place.runAs) chownSync(path, place.runAs.uid, place.runAs.gid)
}
