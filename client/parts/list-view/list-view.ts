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
const NO_FILTERS: Filters = {}
const NO_COLUMNS: readonly string[] = []

export type UsedView = {
  view: ListView
  change: (part: Partial<ListView>) => void
  /** Narrows to this, or not any more where it is so already. */
  toggle: (filter: string, to?: string) => void
  saved: readonly SavedView[]
  /** Under a name that is taken it replaces what was there. */
  save: (name: string) => void
  remove: (name: string) => void
  restore: (saved: readonly SavedView[]) => void
}

/** What the link that led here asks for. */
type Asked = { search: string; filters?: Filters }

/** The view of the list called `list`, ordered by `by` to begin with. */
export const useListView = (list: string, by: string, asked: Asked): UsedView => {
  const [kept = NOTHING, keep] = useDraft<Kept>(`list:${list}`)
  const [search, setSearch] = useState(asked.search)
  const [filters, setFilters] = useState<Filters>(asked.filters ?? NO_FILTERS)
  // Beside one of its entries a list stays as it was searched, until something else is asked for.
  const link = JSON.stringify(asked)
  useEffect(() => {
    const { search, filters = NO_FILTERS }: Asked = JSON.parse(link)
    if (search === '' && Object.keys(filters).length === 0) return
    setSearch(search)
    setFilters(filters)
  }, [link])
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
    toggle: (filter, to = '') => {
      const { [filter]: on, ...rest } = filters
      setFilters(on === to ? rest : { ...rest, [filter]: to })
    },
    saved,
    save: (name) => restore([...others(name), { name, view }].sort((a, b) => a.name.localeCompare(b.name))),
    remove: (name) => restore(others(name)),
    restore,
  }
}
