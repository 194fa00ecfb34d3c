/**
 * The number that client and server compare. A change of `protocol/` that alters what is accepted or sent needs a new
 * number and a line here; `tests/domain/protocol-version.test.ts` hashes the schemas and fails otherwise.
 *
 * 1  the first wire: actions, feed, bootstrap, push
 * 2  the floor: reports of unknown codes, reasons that an organisation defines, plans, schedules and value tolerances of
 *    counts, costs, recounts by others, presence, what an item is made of, the group a movement belongs to, promises of
 *    stock as documents (`allocations`), and why less was picked than promised, mixed entries
 *    (`entered.and`), places on hold (`locations.hold`), what variances are worth by currency,
 *    settings of labels, printers, numbers of pallets and print jobs, files that people bring in,
 *    reports of screens that stopped, who sees to an order, what devices want to be told of,
 *    numbers of orders, how much fits into a location, categories, attributes,
 *    suppliers of items and what they ask, photographs of items, variants of items, short picks taken back
 */
export const PROTOCOL_VERSION = 2
