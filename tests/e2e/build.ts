import { buildClientIfNeeded } from '../../sync-server/build-client.ts'
import { ROOT } from '../../sync-server/server.ts'

/** The browser's tests look at the built app. */
export default function setup(): void {
  buildClientIfNeeded(ROOT)
}
