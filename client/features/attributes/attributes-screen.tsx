import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { AttributeDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen } from '../../ui/screen.tsx'
import { attributesQuery } from '../../view/attributes.ts'
import { useReady } from '../../view/hooks.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { AttributeForm } from './attribute-form.tsx'

const text = words.attributes

const kindOf = ({ kind, unit, choices, archived }: AttributeDocument): string =>
  [
    ...(archived ? [text.archivedShort] : []),
    unit ? text.inUnit(text.kinds[kind], unit) : text.kinds[kind],
    ...(kind === 'choice' ? [choices.map(({ code }) => code).join(', ')] : []),
  ].join(' · ')

/** The organisation's own fields of items: everybody may read them, who edits items keeps them. */
export const AttributesScreen = () => {
  const member = useMember()
  const ready = useReady()
  const { all } = useQuery(attributesQuery)
  const [open, setOpen] = useState<AttributeDocument | 'new' | undefined>()
  const mayEdit = may(member, 'edit-items')
  usePlace(text.title, '/more')
  return (
    <Screen
      label={text.title}
      action={mayEdit ? <BigButton onClick={() => setOpen('new')}>{text.create}</BigButton> : undefined}
    >
      <Hint>{text.hint}</Hint>
      {all.length === 0 ? <EmptyState title={ready ? text.none : words.notLoaded} /> : null}
      <Rows label={text.title}>
        {all.map((one) => (
          <li key={one.id}>
            <Row
              title={one.name}
              detail={<span>{kindOf(one)}</span>}
              {...(mayEdit ? { onClick: () => setOpen(one) } : {})}
            />
          </li>
        ))}
      </Rows>
      {open ? <AttributeForm attribute={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  )
}
