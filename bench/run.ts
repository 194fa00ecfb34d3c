/**
 * `npm run bench -- NAME`: runs one benchmark and prints its figures as ratios to a reference measured in the same run.
 * Without a name it lists them.
 */
const BENCHES = ['push', 'feed', 'live', 'mirror', 'write'] as const

const name = BENCHES.find((bench) => bench === process.argv[2])
if (name) {
  const { bench } = (await import(`./${name}.ts`)) as { bench: () => Promise<void> }
  await bench()
} else {
  console.log(`npm run bench -- ${BENCHES.join(' | ')}`)
  process.exitCode = process.argv[2] ? 2 : 0
}
