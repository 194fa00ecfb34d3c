import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { ReasonDocument } from '../../../domain/protocol/documents.ts'
import { reasonSaid } from '../../parts/reason-said.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { useReady, useReasons } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import { ReasonForm } from './reason-form.tsx'

const offeredFor = ({ kinds, archived }: ReasonDocument): string =>
  [...(archived ? [words.reasons.archivedShort] : []), ...kinds.map((kind) => words.history.kinds[kind])].join(' · ')

/** The organisation's reasons: everybody may read them, who runs the warehouse changes them. */
export const ReasonsScreen = () => {
  const member = useMember()
  const ready = useReady()
  const reasons = useReasons()
  const [open, setOpen] = useState<ReasonDocument | 'new' | undefined>()
  const mayEdit = may(member, 'edit-reasons')
  usePlace(words.reasons.title, '/more')
  const sorted = [...reasons].sort((a, b) => Number(a.archived) - Number(b.archived))
  return (
    <Screen
      label={words.reasons.title}
      action={mayEdit ? <BigButton onClick={() => setOpen('new')}>{words.reasons.create}</BigButton> : undefined}
    >
      <Hint>{words.reasons.hint}</Hint>
      {sorted.length === 0 ? <EmptyState title={ready ? words.reasons.none : words.notLoaded} /> : null}
      <Rows label={words.reasons.list}>
        {sorted.map((reason) => (
          <li key={reason.id}>
            <Row
              title={reasonSaid(reason)}
              detail={<span>{offeredFor(reason)}</span>}
              {...(mayEdit ? { onClick: () => setOpen(reason) } : {})}
            />
          </li>
        ))}
      </Rows>
      {open ? <ReasonForm reason={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  )
}
