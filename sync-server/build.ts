/** `npm run build`: the client, unless what is there was made from the same sources. */
import { buildClientIfNeeded } from './build-client.ts'
import { ROOT } from './server.ts'

process.stdout.write(buildClientIfNeeded(ROOT) ? 'The app is built.\n' : 'The app is up to date.\n')
