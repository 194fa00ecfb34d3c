import { useState } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { may } from '../../../domain/permissions.ts'
import { byNumber } from '../../parts/list-view/by-number.ts'
import { useListView } from '../../parts/list-view/list-view.ts'
import { ViewButton } from '../../parts/list-view/view-button.tsx'
import { partnerMatches } from '../../parts/partner-chooser.tsx'
import { PartnerForm } from '../../parts/partner-form.tsx'
import { useRejectedEdit } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Code } from '../../ui/code.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row } from '../../ui/row.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { TwoPane } from '../../ui/two-pane.tsx'
import { VirtualList } from '../../ui/virtual-list.tsx'
import { useReady } from '../../view/hooks.ts'
import { partnerQuery, partnersQuery } from '../../view/partners.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { PartnerPage } from './partner-page.tsx'
import classes from './partners.module.css'

const KINDS = ['supplier', 'customer'] as const
const ORDERS = ['name', 'code'] as const
const text = words.partners

const PartnerList = ({ selected }: { selected: string | undefined }) => {
  const ready = useReady()
  const used = useListView('partners', 'name', { search: '' })
  const { search, filters, by, down } = used.view
  const all = useQuery(partnersQuery)
  const shown = all
    .filter(
      (partner) => (filters.kind === undefined || partner.kind === filters.kind) && partnerMatches(partner, search),
    )
    .sort((a, b) => (by === 'code' ? byNumber(a.code ?? '\uffff', b.code ?? '\uffff') : 0))
  if (down) shown.reverse()
  // What is kept and no longer offered stands last, whatever the order.
  shown.sort((a, b) => Number(a.archived) - Number(b.archived))
  return (
    <>
      <div className={classes.tools}>
        <SearchField value={search} onValue={(typed) => used.change({ search: typed })} label={text.search} />
        <Choices label={text.kind} className={classes.kinds}>
          {KINDS.map((each) => (
            <button
              key={each}
              type="button"
              className={classes.toggle}
              aria-pressed={filters.kind === each}
              onClick={() => used.toggle('kind', each)}
            >
              {text.several[each]}
            </button>
          ))}
          <ViewButton used={used} orders={ORDERS} />
          <Link
            className={classes.toggle}
            href={`/export?${new URLSearchParams({ of: 'partners', ...filters, ...(search ? { search } : {}) })}`}
          >
            {words.more.export}
          </Link>
        </Choices>
      </div>
      {shown.length === 0 ? (
        <EmptyState
          title={ready ? (all.length === 0 ? text.none : text.noMatch) : words.notLoaded}
          {...(ready && all.length === 0 ? { hint: text.noneHint } : {})}
        />
      ) : (
        <VirtualList rows={shown} keyOf={({ id }) => id} label={text.list} search={`${search} ${by} ${down}`}>
          {(partner) => (
            <div className={classes.row}>
              <Row
                href={`/partners/${partner.id}`}
                selected={partner.id === selected}
                title={partner.name}
                detail={
                  <>
                    <span>{text.kinds[partner.kind]}</span>
                    {partner.code ? <Code value={partner.code} /> : null}
                    {partner.archived ? <span>{text.archivedShort}</span> : null}
                  </>
                }
              />
            </div>
          )}
        </VirtualList>
      )}
    </>
  )
}

/** Suppliers and customers; everybody may look them up, who runs the warehouse changes them. */
export const PartnersScreen = ({ id }: { id: string | undefined }) => {
  const member = useMember()
  const [, navigate] = useLocation()
  const partner = useQuery(partnerQuery(id))
  const correcting = useRejectedEdit(new URLSearchParams(useSearch()).get('replaces'))
  const corrected = useQuery(partnerQuery(correcting?.op === 'update' ? correcting.documentId : undefined))
  const [creating, setCreating] = useState(false)
  usePlace(id ? (partner ? text.kinds[partner.kind] : text.title) : text.title, id ? '/partners' : '/more')
  return (
    <>
      <TwoPane
        list={
          <Screen
            flush
            label={text.title}
            action={
              may(member, 'edit-partners') ? (
                <BigButton kind="quiet" onClick={() => setCreating(true)}>
                  {text.create}
                </BigButton>
              ) : undefined
            }
          >
            <PartnerList selected={id} />
          </Screen>
        }
        detail={id ? <PartnerPage key={id} id={id} /> : null}
        empty={<EmptyState title={text.choose} />}
      />
      {correcting ? (
        <PartnerForm
          key={correcting.id}
          partner={corrected}
          correcting={correcting}
          onClose={() => navigate(id ? `/partners/${id}` : '/inbox', { replace: true })}
          onSaved={(made) => navigate(`/partners/${made}`, { replace: true })}
        />
      ) : null}
      {creating ? (
        <PartnerForm
          onClose={() => setCreating(false)}
          onSaved={(made) => {
            setCreating(false)
            navigate(`/partners/${made}`)
          }}
        />
      ) : null}
    </>
  )
}
