import { useState } from 'react'
import { may } from '../../../domain/permissions.ts'
import type { PrinterDocument } from '../../../domain/protocol/documents.ts'
import { useMember } from '../../parts/use-member.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Screen, Section } from '../../ui/screen.tsx'
import { printersQuery } from '../../view/labels.ts'
import { useQuery } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { LabelSettings } from './label-settings.tsx'
import { PrinterForm } from './printer-form.tsx'

/** What the organisation's labels need: its GS1 prefix, where its links lead, its printers. */
export const LabelsSettingsScreen = () => {
  const member = useMember()
  const printers = useQuery(printersQuery)
  const [open, setOpen] = useState<PrinterDocument | 'new' | undefined>()
  const text = words.labels.settings
  const mayEdit = may(member, 'administer')
  usePlace(text.title, '/settings')
  return (
    <Screen
      label={text.title}
      action={
        mayEdit ? (
          <BigButton kind="quiet" onClick={() => setOpen('new')}>
            {text.add}
          </BigButton>
        ) : undefined
      }
    >
      <LabelSettings />
      <Section title={words.labels.printers}>
        <Hint>{printers.length === 0 ? text.noPrinters : text.printersHint}</Hint>
        <Rows label={words.labels.printers}>
          {printers.map((printer) => (
            <li key={printer.id}>
              <Row
                title={printer.name}
                detail={[
                  ...(printer.archived ? [text.archivedShort] : []),
                  `${printer.host}:${printer.port}`,
                  words.labels.dotsPerInch[printer.dotsPerMm],
                ].join(' · ')}
                {...(mayEdit ? { onClick: () => setOpen(printer) } : {})}
              />
            </li>
          ))}
        </Rows>
      </Section>
      {open ? <PrinterForm printer={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} /> : null}
    </Screen>
  )
}
