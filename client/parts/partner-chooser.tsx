import { useState } from 'react'
import { may } from '../../domain/permissions.ts'
import type { PartnerDocument } from '../../domain/protocol/documents.ts'
import { isFound, searchWords } from '../../domain/search-rank.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import classes from '../ui/pick-list.module.css'
import { Row } from '../ui/row.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { partnersQuery } from '../view/partners.ts'
import { useQuery } from '../view/provider.tsx'
import { words } from '../words/index.ts'
import { PartnerForm } from './partner-form.tsx'
import { useMember } from './use-member.ts'

type Props = {
  kind: PartnerDocument['kind']
  onClose: () => void
  /** Null: without one. */
  onChoose: (id: string | null) => void
}

/** Does every word stand in its name or code? */
export const partnerMatches = ({ name, code }: Pick<PartnerDocument, 'name' | 'code'>, search: string): boolean =>
  isFound([name, code], searchWords(search))

/** The sheet in which a supplier or a customer is chosen, or made. */
export const PartnerChooser = ({ kind, onClose, onChoose }: Props) => {
  const member = useMember()
  const [search, setSearch] = useState('')
  const [making, setMaking] = useState(false)
  const partners = useQuery(partnersQuery).filter(
    (partner) => partner.kind === kind && !partner.archived && partnerMatches(partner, search),
  )
  if (making) return <PartnerForm kind={kind} onClose={() => setMaking(false)} onSaved={onChoose} />
  return (
    <Sheet
      open
      title={words.partners.chooseAs[kind]}
      onClose={onClose}
      footer={
        may(member, 'edit-partners') ? (
          <BigButton kind="quiet" onClick={() => setMaking(true)}>
            {words.partners.createAs[kind]}
          </BigButton>
        ) : undefined
      }
    >
      <SearchField value={search} onValue={setSearch} label={words.partners.search} />
      <div className={classes.body}>
        {search === '' ? <Row title={words.partners.nobody} onClick={() => onChoose(null)} /> : null}
        {partners.length === 0 ? (
          <EmptyState title={search === '' ? words.partners.none : words.partners.noMatch} />
        ) : (
          <VirtualList rows={partners} keyOf={({ id }) => id} label={words.partners.several[kind]} search={search}>
            {({ id, name, code }) => (
              <Row title={name} detail={code ? <Code value={code} /> : undefined} onClick={() => onChoose(id)} />
            )}
          </VirtualList>
        )}
      </div>
    </Sheet>
  )
}
