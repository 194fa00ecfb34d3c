import { NativeSelect } from '@mantine/core'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { words } from '../../words/index.ts'
import type { Plan } from './plan.ts'

type Chosen = Pick<Plan, 'siteId' | 'placeIds' | 'assigneeIds'>
type Props = { sites: readonly LocationDocument[]; plan: Chosen; change: (part: Chosen) => void }

/** Where, for those who plan at several sites. Another site has other places and other people. */
export const SiteField = ({ sites, plan, change }: Props) =>
  sites.length > 1 ? (
    <NativeSelect
      label={words.count.plan.site}
      value={plan.siteId}
      data={sites.map((site) => ({ value: site.id, label: site.name }))}
      onChange={(event) => change({ siteId: event.target.value, placeIds: [], assigneeIds: [] })}
    />
  ) : null
