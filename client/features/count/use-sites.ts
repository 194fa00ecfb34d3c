import { may } from '../../../domain/permissions.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { useLocations } from '../../view/hooks.ts'

/** The sites at which this member plans counts. */
export const useSites = (): LocationDocument[] => {
  const member = useMember()
  return useLocations().filter(
    (place) => place.kind === 'site' && !place.archived && may(member, 'plan-counts', place.id),
  )
}
