import { mayRecount } from '../../../domain/count.ts'
import type { RecountDocument } from '../../../domain/protocol/documents.ts'
import { ItemLabel } from '../../parts/item-label.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'

const text = words.count.again

/** Where somebody should count again: offered to others than who counted before. */
export const RecountList = ({ recounts }: { recounts: readonly RecountDocument[] }) => {
  const { userId } = useMember()
  if (recounts.length === 0) return null
  return (
    <Section title={text.title}>
      <Rows label={text.title}>
        {recounts.map((recount) => (
          <li key={recount.id}>
            <Row
              href={
                recount.countId
                  ? `/count/${recount.countId}/bin/${recount.locationId}`
                  : `/count/bin/${recount.locationId}`
              }
              title={<LocationLabel id={recount.locationId} />}
              detail={
                <>
                  <span>{recount.itemId ? <ItemLabel id={recount.itemId} /> : text.wholeBin}</span>
                  <span>
                    {!mayRecount(recount, userId)
                      ? text.bySomeoneElse
                      : recount.countId
                        ? words.count.round(recount.round + 1)
                        : text.outside}
                  </span>
                </>
              }
            />
          </li>
        ))}
      </Rows>
    </Section>
  )
}
