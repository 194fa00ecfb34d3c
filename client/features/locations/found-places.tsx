import { isFound, searchWords } from '../../../domain/search-rank.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Row } from '../../ui/row.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useLocations } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './locations.module.css'

/** Places found by code, name or barcode, archived ones last. */
export const FoundPlaces = ({ search, selected }: { search: string; selected: string | undefined }) => {
  const typed = searchWords(search)
  const found = useLocations()
    .filter(({ code, name, barcode }) => isFound([code, name, barcode], typed))
    .sort((a, b) => Number(a.archived) - Number(b.archived))
  if (found.length === 0) return <EmptyState title={words.places.noMatch} />
  return (
    <div className={classes.found}>
      <VirtualList rows={found} keyOf={({ id }) => id} label={words.locations.tree} search={search}>
        {(place) => (
          <Row
            href={`/locations/${place.id}`}
            selected={place.id === selected}
            title={<LocationLabel id={place.id} />}
            detail={
              <>
                <Code value={place.code} />
                <span>{words.locations.kinds[place.kind]}</span>
                {place.archived ? <span>{words.places.archived}</span> : null}
              </>
            }
          />
        )}
      </VirtualList>
    </div>
  )
}
