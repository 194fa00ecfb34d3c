/** Cuts what waits into pushes that the server takes: a bounded number of actions and of bytes. */
import type { Action } from '../../domain/protocol/actions.ts'

export type BatchLimits = { actions: number; bytes: number }

/** Room for the brackets around and the commas between. */
const FRAME_BYTES = 64

const encoder = new TextEncoder()
export const bytesOf = (text: string): number => encoder.encode(text).length

/** The longest prefix within the limits, never less than one action, and the body that carries it. */
export const nextBatch = (actions: readonly Action[], limits: BatchLimits): { actions: Action[]; body: string } => {
  const taken: Action[] = []
  const texts: string[] = []
  let bytes = FRAME_BYTES
  for (const action of actions) {
    const text = JSON.stringify(action)
    bytes += bytesOf(text) + 1
    if (taken.length > 0 && (taken.length >= limits.actions || bytes > limits.bytes)) break
    taken.push(action)
    texts.push(text)
  }
  return { actions: taken, body: `{"actions":[${texts.join(',')}]}` }
}
