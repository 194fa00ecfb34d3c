import { buildClientIfNeeded } from '../sync-server/build-client.ts'
import { ROOT } from '../sync-server/server.ts'

/** Server processes serve the built app. */
export default function setup(): void {
  buildClientIfNeeded(ROOT)
}
