import { useState } from 'react'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import type { Present } from '../../../domain/protocol/live.ts'
import { LocationLabel } from '../../parts/location-label.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Section } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import { namesAt } from './use-presence.ts'

/** As many as are looked through by hand; a whole site has thousands. */
const SHOWN = 100

type Props = {
  bins: readonly LocationDocument[]
  seen: ReadonlySet<string>
  present: readonly Present[]
  /** Where a tap leads; nowhere for who may not count. */
  hrefOf: ((bin: LocationDocument) => string) | undefined
}

/** The bins of a count, in walking order, with which were seen and who is there now. */
export const BinList = ({ bins, seen, present, hrefOf }: Props) => {
  const [all, setAll] = useState(false)
  if (bins.length === 0) return null
  const shown = all ? bins : bins.slice(0, SHOWN)
  return (
    <Section title={words.count.bins}>
      <Rows label={words.count.bins}>
        {shown.map((bin) => {
          const here = namesAt(present, bin.id)
          return (
            <li key={bin.id}>
              <Row
                {...(hrefOf ? { href: hrefOf(bin) } : {})}
                title={<LocationLabel id={bin.id} />}
                detail={
                  <>
                    <span>{seen.has(bin.id) ? `● ${words.history.counted}` : `○ ${words.count.notYet}`}</span>
                    {here.length > 0 ? <strong>{words.count.isHere(here.join(', '))}</strong> : null}
                  </>
                }
              />
            </li>
          )
        })}
      </Rows>
      {shown.length < bins.length ? (
        <BigButton kind="quiet" onClick={() => setAll(true)}>
          {words.count.allBins(bins.length)}
        </BigButton>
      ) : null}
    </Section>
  )
}
