import { siteOf } from '../../../domain/location.ts'
import { mayReport } from '../../../domain/permissions.ts'
import type { ReportAction } from '../../../domain/protocol/actions.ts'
import { formsOfCode, subjectOfCode } from '../../../domain/report.ts'
import { type PushContext, placeOf } from '../push-context.ts'
import { accepted, parked, rejected, type Verdict } from './verdict.ts'

/** A code that whoever scanned it found nothing for: somebody says what it is. Known by now, it needs nobody. */
export const decideReport = (action: ReportAction, context: PushContext): Verdict => {
  const { code, locationId, note, photo, userId } = action
  const place = locationId === undefined ? undefined : placeOf(context, locationId)
  if (locationId !== undefined && !place) return parked([locationId])
  const site = place ? siteOf(place) : null
  const member = context.members.get(userId)
  const allowed = member ? mayReport(member, site === null ? [] : [site]) : null
  if (!allowed?.ok) return rejected(allowed?.error ?? 'no-longer-member')

  const { skus, barcodes, codes } = context.carriers
  const known = formsOfCode(code).some((form) => [skus, barcodes, codes].some((of) => (of.get(form) ?? []).length > 0))
  if (known) return accepted([])
  return accepted(
    [],
    [
      {
        kind: action.kind,
        subject: { collection: 'codes', id: subjectOfCode(code) },
        detail: {
          code,
          userId,
          ...(locationId === undefined ? {} : { locationId }),
          ...(note === undefined ? {} : { note }),
          ...(photo === undefined ? {} : { photo }),
        },
        sites: site === null ? null : [site],
      },
    ],
  )
}
