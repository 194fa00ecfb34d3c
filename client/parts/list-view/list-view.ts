import { useEffect, useState } from 'react'
import { useDraft } from '../../view/hooks.ts'

/** What narrows a list besides the search: by name, with what is asked for, or with '' where being on says it all. */
export type Filters = Readonly<Record<string, string>>

/** How a person looks at a list. */
export type ListView = {
  search: string
  filters: Filters
  /** What it is ordered by, the other way round with `down`. */
  by: string
  down: boolean
  /** What a wide screen shows beside the name of each, in this order. */
  columns: readonly string[]
}

export type SavedView = { name: string; view: ListView }

/** On this device: order and columns as they were left, and what was saved under a name. Search and filters begin anew. */
type Kept = Partial<Pick<ListView, 'by' | 'down' | 'columns'>> & { saved?: readonly SavedView[] }

const NOTHING: Kept = {}
const NO_COLUMNS: readonly string[] = []

export type UsedView = {
  view: ListView
  change: (part: Partial<ListView>) => void
  /** Turns a filter on or off that has nothing more to say. */
  toggle: (filter: string) => void
  saved: readonly SavedView[]
  /** Under a name that is taken it replaces what was there. */
  save: (name: string) => void
  remove: (name: string) => void
  restore: (saved: readonly SavedView[]) => void
}

/** The view of the list called `list`; `asked` is the search of the link that led here, `by` the order to begin with. */
export const useListView = (list: string, asked: string, by: string): UsedView => {
  const [kept = NOTHING, keep] = useDraft<Kept>(`list:${list}`)
  const [search, setSearch] = useState(asked)
  const [filters, setFilters] = useState<Filters>({})
  // Beside one of its entries a list stays as it was searched, until another search is asked for.
  useEffect(() => {
    if (asked) setSearch(asked)
  }, [asked])
  const { down = false, columns = NO_COLUMNS, saved = [] } = kept
  const view: ListView = { search, filters, by: kept.by ?? by, down, columns }
  const change = ({ search, filters, ...lasting }: Partial<ListView>): void => {
    if (search !== undefined) setSearch(search)
    if (filters !== undefined) setFilters(filters)
    if (Object.keys(lasting).length > 0) keep({ ...kept, ...lasting })
  }
  const restore = (saved: readonly SavedView[]): void => keep({ ...kept, saved })
  const others = (name: string): SavedView[] => saved.filter((one) => one.name !== name)
  return {
    view,
    change,
    toggle: (filter) => {
      const { [filter]: on, ...rest } = filters
      setFilters(on === undefined ? { ...filters, [filter]: '' } : rest)
    },
    saved,
    save: (name) => restore([...others(name), { name, view }].sort((a, b) => a.name.localeCompare(b.name))),
    remove: (name) => restore(others(name)),
    restore,
  }
}
