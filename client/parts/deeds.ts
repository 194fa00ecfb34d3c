/**
 * All that can be done with an item or at a bin, each as a link to its flow with what is known already filled in: whoever scanned it is
 * one tap from the work, whichever it is.
 */
import { siteOf } from '../../domain/location.ts'
import { may, type Permission, worksAt } from '../../domain/permissions.ts'
import type { ItemDocument, LocationDocument } from '../../domain/protocol/documents.ts'
import type { Member } from '../view/session.ts'
import { words } from '../words/index.ts'

export type Deed = { readonly label: string; readonly href: string }

type Said = Readonly<Record<string, string | undefined>>

const linkTo = (path: string, said: Said): string => {
  const pairs = Object.entries(said).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

const deedsFor =
  (member: Member, siteId: string | null) =>
  (right: Permission, label: string, path: string, said: Said): Deed[] =>
    may(member, right, siteId) ? [{ label, href: linkTo(path, said) }] : []

/** With this item, of this lot, said to be so many: what a label told; `at` is the one place where it was met, or lies. */
export const itemDeeds = (
  member: Member,
  item: Pick<ItemDocument, 'id' | 'components'>,
  known: { at?: LocationDocument | undefined; said?: Said } = {},
): Deed[] => {
  const { at } = known
  const deed = deedsFor(member, at ? siteOf(at) : null)
  const goods = { item: item.id, ...known.said }
  const from = { ...goods, from: at?.id }
  const { titles } = words.flows
  return [
    ...deed('pick', titles.pick, '/pick', at?.kind === 'dock' ? goods : from),
    ...deed('move', titles.move, '/move', from),
    ...deed('receive', titles.receive, '/receive', goods),
    ...deed('receive', titles.return, '/return', goods),
    ...deed('adjust', titles.adjust, '/adjust', from),
    ...deed('move', titles['put-away'], '/put-away', at?.kind === 'dock' ? from : goods),
    ...(at ? deed('count', words.count.countThis, `/count/bin/${at.id}`, {}) : []),
    ...deed('scrap', words.flows.changes.scrap, '/adjust', { ...from, change: 'scrap' }),
    ...deed('receive', titles['send-back'], '/send-back', from),
    ...deed('move', words.basket.title.move, '/move-several', from),
    ...deed('move', words.basket.title.transfer, '/transfer', from),
    ...(item.components?.length
      ? (['kit', 'unkit'] as const).flatMap((way) =>
          deed('move', words.kit.titles[way], '/kit', { item: item.id, way, at: at?.id }),
        )
      : []),
  ]
}

/** At this bin or dock; nothing where the member does not work. */
export const placeDeeds = (member: Member, place: LocationDocument): Deed[] => {
  const siteId = siteOf(place)
  if (siteId === null || !worksAt(member, siteId)) return []
  const deed = deedsFor(member, siteId)
  const [from, to] = [{ from: place.id }, { to: place.id }]
  const { titles } = words.flows
  const isDock = place.kind === 'dock'
  return [
    ...deed('move', words.scan.moveFrom, '/move', from),
    ...(isDock
      ? deed('move', titles['put-away'], '/put-away', from)
      : deed('move', words.scan.putAwayHere, '/put-away', to)),
    ...(isDock
      ? deed('receive', words.scan.receiveHere, '/receive', to)
      : deed('pick', words.scan.pickFrom, '/pick', from)),
    ...deed('count', words.count.countThis, `/count/bin/${place.id}`, {}),
    ...deed('adjust', titles.adjust, '/adjust', from),
    ...deed('scrap', words.flows.changes.scrap, '/adjust', { ...from, change: 'scrap' }),
    ...(isDock ? [] : deed('receive', words.scan.receiveHere, '/receive', to)),
    ...deed('receive', words.scan.returnHere, '/return', to),
    ...deed('receive', titles['send-back'], '/send-back', from),
    ...deed('move', words.basket.title.move, '/move-several', from),
    ...deed('move', words.basket.title.transfer, '/transfer', from),
    ...deed('move', words.scan.kitHere, '/kit', { at: place.id }),
  ]
}
