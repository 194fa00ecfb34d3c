import { LocationPath, stepsOf } from '../ui/location-path.tsx'
import { useLocationPath } from '../view/hooks.ts'
import { words } from '../words/index.ts'

/** A location by its id, as a path to walk. One that this device does not hold says so. */
export const LocationLabel = ({ id }: { id: string | undefined }) => {
  const path = useLocationPath(id)
  return <LocationPath parts={path.length > 0 ? stepsOf(path.map((place) => place.code)) : [words.unknownName]} />
}
