import { words } from '../ui/words.ts'
import { useItem } from '../view/hooks.ts'

/** An item's name by its id. */
export const ItemLabel = ({ id }: { id: string | undefined }) => useItem(id)?.name ?? words.unknownName
