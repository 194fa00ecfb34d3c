import { NativeSelect, Switch, TextInput } from '@mantine/core'
import type { EditAction } from '../../domain/protocol/actions.ts'
import type { PartnerDocument } from '../../domain/protocol/documents.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useKeptFields } from '../view/hooks.ts'
import { useWorkspace } from '../view/provider.tsx'
import { words } from '../words/index.ts'
import classes from './partner-form.module.css'
import { useRecord } from './use-record.ts'

type Kind = PartnerDocument['kind']
type Props = {
  partner?: PartnerDocument | undefined
  /** Of a new one, where only one kind is of use. */
  kind?: Kind | undefined
  /** A rejected edit that this one corrects. */
  correcting?: EditAction | undefined
  onClose: () => void
  onSaved: (id: string) => void
}

const KINDS = ['supplier', 'customer'] as const
const text = words.partners

/** Makes or changes a supplier or a customer. */
export const PartnerForm = ({ partner, kind: asked, correcting, onClose, onSaved }: Props) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const said: Partial<PartnerDocument> = { ...partner, ...correcting?.set }
  const { fields, change, forget } = useKeptFields(`partner:${correcting?.id ?? partner?.id ?? `new:${asked ?? ''}`}`, {
    name: said.name ?? '',
    code: said.code ?? '',
    kind: (said.kind ?? asked ?? 'supplier') as Kind,
    archived: said.archived ?? false,
    /** As the person saw it: what has changed meanwhile is no change of theirs. */
    seen: partner,
  })
  const { name, code, kind, archived, seen } = fields
  const clean = name.trim()

  const save = async () => {
    const wanted = { name: clean, code: code.trim() || null, kind, archived }
    const before: Record<string, unknown> = seen ? { ...seen } : {}
    const changed = Object.entries(wanted).filter(([field, value]) => !seen || value !== (before[field] ?? null))
    const documentId = partner?.id ?? correcting?.documentId ?? workspace.newId()
    const saved =
      changed.length === 0 ||
      (await record(
        [
          {
            ...{ type: 'edit', op: partner ? 'update' : 'create', collection: 'partners', documentId },
            set: Object.fromEntries(changed),
            base: seen ? Object.fromEntries(changed.map(([field]) => [field, before[field] ?? null])) : {},
            labels: { name: clean },
          },
        ],
        { done: text.saved(clean), replaces: correcting?.id, undoable: true },
      ))
    if (!saved) return
    forget()
    onSaved(documentId)
  }

  return (
    <Sheet
      open
      title={partner ? text.edit : asked ? text.createAs[asked] : text.create}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={clean === ''}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={text.name}
          value={name}
          maxLength={1000}
          onChange={(event) => change({ name: event.target.value })}
        />
        <TextInput
          label={text.code}
          value={code}
          maxLength={500}
          onChange={(event) => change({ code: event.target.value })}
        />
        {asked && !partner ? null : (
          <NativeSelect
            label={text.kind}
            value={kind}
            data={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
            onChange={(event) => change({ kind: event.target.value as Kind })}
          />
        )}
        {partner ? (
          <Switch
            label={text.archived}
            checked={archived}
            onChange={(event) => change({ archived: event.target.checked })}
          />
        ) : null}
      </div>
    </Sheet>
  )
}
