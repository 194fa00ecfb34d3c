/** `npm start` (with --demo) and `npm run serve`. */
import { readConfig } from './config.ts'
import { Refusal } from './refusal.ts'

const demo = process.argv.includes('--demo')

const start = async (): Promise<void> => {
  const config = readConfig(process.env, { demo })
  // Loading the rest takes a second or two: a wrong setting is told before.
  const { run } = await import('./run.ts')
  await run(config, { demo, say: console.log })
}

start().catch((error: unknown) => {
  console.error(error instanceof Refusal ? error.message : error)
  process.exit(error instanceof Refusal ? 2 : 1)
})
