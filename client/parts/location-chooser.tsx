import { useMemo, useState } from 'react'
import { siteOf } from '../../domain/location.ts'
import type { LocationDocument } from '../../domain/protocol/documents.ts'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import classes from '../ui/pick-list.module.css'
import { Quantity } from '../ui/quantity.tsx'
import { Row } from '../ui/row.tsx'
import { Hint } from '../ui/screen.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { useLocations } from '../view/hooks.ts'
import { words } from '../words/index.ts'
import { LocationLabel } from './location-label.tsx'
import { useChoosingScan } from './use-choosing-scan.ts'

type Props = {
  open: boolean
  title: string
  onClose: () => void
  onChoose: (locationId: string) => void
  /** Which locations may be chosen here at all. */
  fits: (location: LocationDocument) => boolean
  /** Base units of the item at hand by location: those come first, with what they hold. */
  stock?: ReadonlyMap<string, number> | undefined
  unit?: string | undefined
  /** Goods are taken from there to be used: places on hold are not offered, save to whoever may overrule that. */
  use?: { mayAnyway: (location: LocationDocument) => boolean } | undefined
  /** A scanned place is the one that is chosen, of which `expected` tells what it may be; else the screen behind hears it. */
  scans?: { expected: string } | undefined
}

/** The sheet in which a location is chosen by code or name; those that hold the item at hand come first. */
export const LocationChooser = ({ open, title, onClose, onChoose, fits, stock, unit, use, scans }: Props) => {
  useChoosingScan(
    scans && {
      choose: (found) => {
        if (found.kind !== 'location') return false
        const { location } = found
        if (location.archived || !fits(location) || (use && location.hold && !use.mayAnyway(location))) return false
        onChoose(location.id)
        return true
      },
      ...scans,
    },
  )
  const [search, setSearch] = useState('')
  const all = useLocations()
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    const matches = (place: LocationDocument) =>
      wanted === '' || `${place.code} ${place.name} ${place.barcode ?? ''}`.toLowerCase().includes(wanted)
    const found = all.filter((place) => !place.archived && fits(place) && matches(place))
    const holds = (place: LocationDocument) => (stock?.has(place.id) ? 0 : 1)
    // Site by site; within one as they come, which is the way one walks.
    const sites = all.filter((place) => place.kind === 'site').map((site) => site.id)
    const siteAt = (place: LocationDocument) => sites.indexOf(siteOf(place) ?? '')
    return found.sort((a, b) => holds(a) - holds(b) || siteAt(a) - siteAt(b))
  }, [all, fits, search, stock])
  const offered = rows.filter((place) => !use || !place.hold || use.mayAnyway(place))
  return (
    <Sheet open={open} title={title} onClose={onClose}>
      <SearchField value={search} onValue={setSearch} label={words.flows.searchPlace} />
      <div className={classes.body}>
        {offered.length < rows.length ? <Hint>{words.flows.someHeld}</Hint> : null}
        {offered.length === 0 ? (
          <EmptyState title={words.flows.noPlace} />
        ) : (
          <VirtualList rows={offered} keyOf={(place) => place.id} label={words.flows.allPlaces} search={search}>
            {(place) => {
              const held = stock?.get(place.id)
              return (
                <Row
                  title={<LocationLabel id={place.id} />}
                  detail={
                    <>
                      <Code value={place.code} />
                      {place.hold ? <span>▲ {words.flows.holds}</span> : null}
                      {place.capacity ? <span>{words.places.fits(place.capacity)}</span> : null}
                      <span>{place.name.includes(place.code) ? words.locations.kinds[place.kind] : place.name}</span>
                    </>
                  }
                  trailing={held === undefined ? undefined : <Quantity value={held} {...(unit ? { unit } : {})} />}
                  onClick={() => onChoose(place.id)}
                />
              )
            }}
          </VirtualList>
        )}
      </div>
    </Sheet>
  )
}
