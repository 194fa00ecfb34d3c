import { NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core'
import type { PrinterDocument } from '../../../domain/protocol/documents.ts'
import { PRINTER_PORTS } from '../../../domain/protocol-limits.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useKeptFields } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './settings.module.css'

const DOTS = [8, 12, 24] as const
type Dots = (typeof DOTS)[number]
const FIELDS = ['name', 'host', 'port', 'dotsPerMm', 'archived'] as const
const HOST = /^[A-Za-z0-9]([A-Za-z0-9.:-]*[A-Za-z0-9])?$/

type Props = { printer: PrinterDocument | undefined; onClose: () => void }

/** Sets up a label printer, or changes one. */
export const PrinterForm = ({ printer, onClose }: Props) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const text = words.labels.settings
  const { fields, change, forget } = useKeptFields(`printer:${printer?.id ?? 'new'}`, {
    name: printer?.name ?? '',
    host: printer?.host ?? '',
    port: printer?.port ?? PRINTER_PORTS.first,
    dotsPerMm: (printer?.dotsPerMm ?? 8) as Dots,
    archived: printer?.archived ?? false,
    seen: printer,
  })
  const { seen, ...said } = fields
  const wanted = { ...said, name: said.name.trim(), host: said.host.trim() }
  const isPort = wanted.port >= PRINTER_PORTS.first && wanted.port <= PRINTER_PORTS.last
  const isComplete = wanted.name !== '' && HOST.test(wanted.host) && isPort
  const save = async () => {
    const saved = await record(
      [
        {
          type: 'edit',
          op: printer ? 'update' : 'create',
          collection: 'printers',
          documentId: printer?.id ?? workspace.newId(),
          set: wanted,
          base: seen ? Object.fromEntries(FIELDS.map((field) => [field, seen[field]])) : {},
          labels: { name: wanted.name },
        },
      ],
      { done: text.printerSaved(wanted.name) },
    )
    if (!saved) return
    forget()
    onClose()
  }
  return (
    <Sheet
      open
      title={printer ? text.edit : text.add}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={!isComplete}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.block}>
        <TextInput
          label={text.name}
          value={fields.name}
          maxLength={200}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextInput
          label={text.host}
          description={text.hostHint}
          autoCapitalize="none"
          value={fields.host}
          maxLength={253}
          onChange={(event) => change({ host: event.target.value })}
        />
        <NumberInput
          label={text.port}
          value={fields.port}
          allowDecimal={false}
          error={isPort ? undefined : text.portWrong}
          onChange={(value) => (typeof value === 'number' ? change({ port: value }) : undefined)}
        />
        <SegmentedControl
          fullWidth
          aria-label={words.labels.dots}
          value={String(fields.dotsPerMm)}
          onChange={(value) => change({ dotsPerMm: Number(value) as Dots })}
          data={DOTS.map((dots) => ({ value: String(dots), label: words.labels.dotsPerInch[dots] }))}
        />
        {printer ? (
          <Switch
            label={text.archived}
            checked={fields.archived}
            onChange={(event) => change({ archived: event.target.checked })}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
