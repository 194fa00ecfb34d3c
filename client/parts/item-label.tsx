import { words } from '../words/index.ts'
import { useItemName } from './variant-said.ts'

/** An item's name by its id; of a variant which one it is. */
export const ItemLabel = ({ id }: { id: string | undefined }) => useItemName(id) ?? words.unknownName
