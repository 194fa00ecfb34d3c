import { ChevronDown, ChevronRight } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { isContainer } from '../../../domain/location.ts'
import { worksAt } from '../../../domain/permissions.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useDraft, useLocationChildren, useLocationPath, useReady } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './locations.module.css'

type NodeProps = {
  place: LocationDocument
  depth: number
  open: ReadonlySet<string>
  onToggle: (id: string) => void
  selected: string | undefined
}

const Children = ({ of, ...rest }: Omit<NodeProps, 'place'> & { of: string }) => {
  const children = useLocationChildren(of)
  return (
    <ul>
      {children
        .filter((place) => !place.archived)
        .map((place) => (
          <Node key={place.id} place={place} {...rest} />
        ))}
    </ul>
  )
}

const Node = ({ place, depth, open, onToggle, selected }: NodeProps) => {
  const holds = isContainer(place.kind)
  const isOpen = open.has(place.id)
  const Chevron = isOpen ? ChevronDown : ChevronRight
  const line = useRef<HTMLDivElement>(null)
  const isSelected = place.id === selected
  useEffect(() => {
    if (isSelected) line.current?.scrollIntoView({ block: 'nearest' })
  }, [isSelected])
  return (
    <li>
      <div
        ref={line}
        className={classes.node}
        data-selected={isSelected || undefined}
        style={{ paddingInlineStart: depth * 16 }}
      >
        {holds ? (
          <button
            type="button"
            className={classes.toggle}
            aria-expanded={isOpen}
            aria-label={(isOpen ? words.locations.shut : words.locations.open)(place.code)}
            onClick={() => onToggle(place.id)}
          >
            <Chevron size={20} aria-hidden />
          </button>
        ) : (
          <span className={classes.leaf} />
        )}
        <Link href={`/locations/${place.id}`} className={classes.link} aria-current={isSelected ? 'true' : undefined}>
          <strong>{place.code}</strong>
          {place.name.includes(place.code) ? null : <span className={classes.name}>{place.name}</span>}
        </Link>
      </div>
      {holds && isOpen ? (
        <Children of={place.id} depth={depth + 1} open={open} onToggle={onToggle} selected={selected} />
      ) : null}
    </li>
  )
}

/** Sites, zones, aisles, bins. What is unfolded stays so on this device. */
export const LocationTree = ({ selected }: { selected: string | undefined }) => {
  const ready = useReady()
  const roots = useLocationChildren(null)
  const member = useMember()
  // The others are known by name alone, to send goods there.
  const sites = roots.filter((place) => place.kind === 'site' && !place.archived && worksAt(member, place.id))
  const [unfolded, setUnfolded] = useDraft<string[]>('locations-unfolded')
  // One site alone opens by itself: there is nothing to choose between.
  const only = sites.length === 1 && sites[0] ? [sites[0].id] : []
  const open = new Set(unfolded ?? only)
  const above = useLocationPath(selected).slice(0, -1)
  const way = above.map((place) => place.id).join()
  // Whose card is opened can be seen in the tree beside it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each card; what is folded up after that stays so
  useEffect(() => {
    if (above.some((place) => !open.has(place.id))) setUnfolded([...open, ...above.map((place) => place.id)])
  }, [way])
  const toggle = (id: string) => setUnfolded(open.has(id) ? [...open].filter((one) => one !== id) : [...open, id])
  if (sites.length === 0) {
    return ready ? (
      <EmptyState title={words.locations.none} hint={words.locations.noneHint} />
    ) : (
      <EmptyState title={words.notLoaded} />
    )
  }
  return (
    <ul aria-label={words.locations.tree}>
      {sites.map((place) => (
        <Node key={place.id} place={place} depth={0} open={open} onToggle={toggle} selected={selected} />
      ))}
    </ul>
  )
}
