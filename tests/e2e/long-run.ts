/**
 * What a run of all tests goes through once and the long run in every way. The tests that only the long run has are in `long/`:
 * matrices of languages and engines, and what goes wrong so seldom that once a night is enough.
 */
export const IS_LONG = process.env.BINCARD_TEST_FULL !== undefined

/** Another language is a way of its own: what is gone through in it is what stands for the others. */
const GOES_EVERY_WAY = IS_LONG && process.env.BINCARD_TEST_LANGUAGE === undefined

/** The first is what stands for the others. */
export const inTheLongRun = <T>(typical: T, ...others: readonly T[]): readonly T[] =>
  GOES_EVERY_WAY ? [typical, ...others] : [typical]

/** Offline is the harder: it has everything saved, a reconnect, and what the server then says. */
export const NETWORKS = inTheLongRun<'offline' | 'online'>('offline', 'online')
