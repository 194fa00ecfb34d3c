/**
 * `npm run bench -- NAME`: runs one benchmark and prints its figures as ratios to a reference measured in the same run.
 * Without a name it lists them.
 */
import { bench as adventureworks } from './adventureworks.ts'
import { bench as camera } from './camera.ts'
import { bench as feed } from './feed.ts'
import { bench as flow } from './flow.ts'
import { bench as imports } from './import.ts'
import { bench as list } from './list.ts'
import { bench as live } from './live.ts'
import { bench as mirror } from './mirror.ts'
import { bench as push } from './push.ts'
import { bench as scan } from './scan.ts'
import { bench as start } from './start.ts'
import { bench as write } from './write.ts'

const benches: Record<string, () => Promise<void>> = {
  push,
  feed,
  live,
  mirror,
  write,
  scan,
  list,
  start,
  camera,
  flow,
  adventureworks,
  import: imports,
}

const run = benches[process.argv[2] ?? '']
if (run) {
  await run()
  // All is closed by now; a browser on a profile of its own leaves a timer behind, which would keep the process for ever.
  process.exit()
} else {
  console.log(`npm run bench -- ${Object.keys(benches).join(' | ')}`)
  process.exitCode = process.argv[2] ? 2 : 0
}
