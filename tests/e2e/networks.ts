/**
 * A flow is the same with and without a network, and offline is the harder: it has everything saved, a reconnect, and what the
 * server then says. So a run of all tests goes each flow without; the long run goes it with a network too.
 */
export const NETWORKS = process.env.BINCARD_TEST_FULL ? (['online', 'offline'] as const) : (['offline'] as const)
