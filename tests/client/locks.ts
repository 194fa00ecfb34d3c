/** Web Locks for one process: queued, abortable while waiting, stealable while held, as the standard says. */
import type { Locks } from '../../client/outbox/device.ts'

type Waiting = { grant: () => void; refuse: (reason: unknown) => void }
type Lock = { rob: (() => void) | undefined; queue: Waiting[] }

const abortError = (message: string) => new DOMException(message, 'AbortError')

export const processLocks = (): Locks => {
  const locks = new Map<string, Lock>()
  const lockOf = (name: string): Lock => {
    const known = locks.get(name) ?? { rob: undefined, queue: [] }
    locks.set(name, known)
    return known
  }

  const hold = <T>(lock: Lock, run: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      const rob = () => reject(abortError('The lock was stolen'))
      lock.rob = rob
      const release = () => {
        if (lock.rob !== rob) return
        lock.rob = undefined
        lock.queue.shift()?.grant()
      }
      Promise.resolve().then(run).finally(release).then(resolve, reject)
    })

  return {
    request: (name, { steal, signal }, run) => {
      const lock = lockOf(name)
      if (steal) {
        lock.rob?.()
        return hold(lock, run)
      }
      if (lock.rob === undefined) return hold(lock, run)
      return new Promise((resolve, reject) => {
        const waiting: Waiting = { grant: () => hold(lock, run).then(resolve, reject), refuse: reject }
        lock.queue.push(waiting)
        signal?.addEventListener('abort', () => {
          const at = lock.queue.indexOf(waiting)
          if (at < 0) return
          lock.queue.splice(at, 1)
          waiting.refuse(abortError('No longer waiting'))
        })
      })
    },
  }
}
