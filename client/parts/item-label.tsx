import { useItem } from '../view/hooks.ts'
import { words } from '../words/index.ts'

/** An item's name by its id. */
export const ItemLabel = ({ id }: { id: string | undefined }) => useItem(id)?.name ?? words.unknownName
