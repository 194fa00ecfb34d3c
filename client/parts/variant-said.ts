import { saysAlready, variantName } from '../../domain/variant.ts'
import { itemQuery } from '../view/items.ts'
import { useQuery } from '../view/provider.tsx'
import { differenceQuery, distinctionQuery, type ValueSaid } from '../view/variants.ts'
import type { Workspace } from '../view/workspace.ts'
import { words } from '../words/index.ts'
import { attributeSaid } from './attribute-said.ts'

/** What tells a variant from the others, as people read it: M · red. */
export const variantSaid = (said: readonly ValueSaid[]): string =>
  said.map(({ value, attribute }) => attributeSaid(value, attribute)).join(' · ')

/** An item's name, with what tells it from the others of its family as far as the name does not say it. */
export const itemSaid = (name: string, said: readonly ValueSaid[]): string =>
  variantName(
    name,
    said.map(({ value, attribute }) => attributeSaid(value, attribute)).filter((value) => !saysAlready(name, value)),
  )

export const useItemName = (id: string | undefined): string | undefined => {
  const item = useQuery(itemQuery(id))
  const said = useQuery(distinctionQuery(id))
  return item && itemSaid(item.name, said)
}

type Reads = Pick<Workspace, 'read'>

export const itemNameIn = (workspace: Reads, id: string): string => {
  const item = workspace.read(itemQuery(id))
  return item ? itemSaid(item.name, workspace.read(distinctionQuery(id))) : words.unknownName
}

/** Why it is not the one that was expected, where both are variants of one family: the right item in the wrong size. */
export const wrongVariantSaid = (
  workspace: Reads,
  expectedId: string | undefined,
  gotId: string | undefined,
): string | undefined => {
  if (expectedId === undefined || gotId === undefined) return undefined
  const differing = workspace.read(differenceQuery(expectedId, gotId))
  if (differing === undefined) return undefined
  if (differing.length === 0) {
    return words.variants.wrong(words.variants.one, itemNameIn(workspace, expectedId), itemNameIn(workspace, gotId))
  }
  const said = (which: 'expected' | 'got'): string =>
    differing.map((one) => attributeSaid(one[which], one.attribute)).join(' · ')
  return words.variants.wrong(
    differing.map(({ attribute, code }) => attribute?.name ?? code).join(', '),
    said('expected'),
    said('got'),
  )
}
