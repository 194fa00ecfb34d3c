/** Movements and their routes: which kind may lead from where to where (PROTOCOL, "Actions"). */
import { isPhysical, PHYSICAL_KINDS, type Place, siteOf } from './location.ts'
import type { LocationKind, MovementKind } from './protocol/kinds.ts'
import { err, ok, type Result } from './result.ts'

type Route = {
  readonly from: readonly LocationKind[]
  readonly to: readonly LocationKind[]
  /** Where both ends are physical they lie in one site; between sites goods are in transit. */
  readonly sameSite?: true
}

const between = (virtual: LocationKind): readonly Route[] => [
  { from: [virtual], to: PHYSICAL_KINDS },
  { from: PHYSICAL_KINDS, to: [virtual] },
]
const within: Route = { from: PHYSICAL_KINDS, to: PHYSICAL_KINDS, sameSite: true }

const ROUTES: Readonly<Record<MovementKind, readonly Route[]>> = {
  receipt: [{ from: ['supplier', 'production'], to: PHYSICAL_KINDS }],
  'put-away': [within],
  move: [within],
  pick: [
    { from: ['bin'], to: PHYSICAL_KINDS, sameSite: true },
    { from: ['bin'], to: ['customer'] },
  ],
  pack: [within],
  ship: [{ from: PHYSICAL_KINDS, to: ['customer'] }],
  'transfer-out': [{ from: PHYSICAL_KINDS, to: ['transit'] }],
  'transfer-in': [{ from: ['transit'], to: PHYSICAL_KINDS }],
  return: [
    { from: ['customer'], to: PHYSICAL_KINDS },
    { from: PHYSICAL_KINDS, to: ['supplier'] },
  ],
  adjust: between('loss'),
  opening: between('loss'),
  scrap: [{ from: PHYSICAL_KINDS, to: ['loss'] }],
  consume: [{ from: PHYSICAL_KINDS, to: ['production'] }],
  produce: [{ from: ['production'], to: PHYSICAL_KINDS }],
  'count-variance': between('loss'),
}

/** Only the server makes these: they follow from observations. */
const isServerKind = (kind: MovementKind): boolean => kind === 'count-variance'

/** May a person record this kind between these places? Whoever records it, the two ends differ. */
export const routeOf = (kind: MovementKind, from: Place, to: Place): Result<'ok', 'bad-route'> => {
  if (from.id === to.id || isServerKind(kind)) return err('bad-route')
  const fits = ROUTES[kind].some(
    (route) =>
      route.from.includes(from.kind) && route.to.includes(to.kind) && (!route.sameSite || siteOf(from) === siteOf(to)),
  )
  return fits ? ok('ok') : err('bad-route')
}

/** The sites a movement touches: those of its physical ends. Its author must work at each. */
export const sitesOf = (from: Place, to: Place): string[] => [
  ...new Set([from, to].filter((place) => isPhysical(place.kind)).flatMap((place) => siteOf(place) ?? [])),
]
