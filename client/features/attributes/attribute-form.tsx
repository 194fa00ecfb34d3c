import { NativeSelect, Switch, Textarea, TextInput } from '@mantine/core'
import { attributeCode } from '../../../domain/attribute.ts'
import type { AttributeDocument } from '../../../domain/protocol/documents.ts'
import type { AttributeKind } from '../../../domain/protocol/kinds.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { attributesQuery } from '../../view/attributes.ts'
import { useKeptFields } from '../../view/hooks.ts'
import { useQuery, useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './attributes.module.css'

const text = words.attributes
const KINDS = ['text', 'number', 'yes-no', 'date', 'choice'] as const satisfies readonly AttributeKind[]

/** One a line, each once. */
const choicesIn = (lines: string): { code: string }[] =>
  [...new Set(lines.split('\n').map((line) => line.trim().slice(0, 200)))]
    .filter((line) => line !== '')
    .map((code) => ({ code }))

type Props = { attribute?: AttributeDocument | undefined; onClose: () => void }

/** Makes or changes an attribute. Its kind stays: items carry values of it. */
export const AttributeForm = ({ attribute, onClose }: Props) => {
  const workspace = useWorkspace()
  const { all, meant } = useQuery(attributesQuery)
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields(`attribute:${attribute?.id ?? 'new'}`, {
    name: attribute?.name ?? '',
    kind: (attribute?.kind ?? 'text') as AttributeKind,
    unit: attribute?.unit ?? '',
    choices: attribute?.choices.map(({ code }) => code).join('\n') ?? '',
    archived: attribute?.archived ?? false,
    seen: attribute,
  })
  const { name, kind, seen } = fields
  const [clean, choices] = [name.trim(), choicesIn(fields.choices)]
  const other = clean === '' ? undefined : meant(clean)
  const isTaken = other !== undefined && other.id !== attribute?.id
  const isComplete = clean !== '' && !isTaken && (kind !== 'choice' || (choices.length > 0 && choices.length <= 100))

  const save = async () => {
    const unit = kind === 'number' ? fields.unit.trim() || null : null
    const wanted = { name: clean, unit, choices: kind === 'choice' ? choices : [], archived: fields.archived }
    const code = attribute?.code ?? attributeCode(clean, (taken) => all.some((one) => one.code === taken))
    const saved = await record(
      [
        {
          ...{ type: 'edit', op: attribute ? 'update' : 'create', collection: 'attributes' },
          documentId: attribute?.id ?? workspace.attributeId(code),
          set: attribute ? wanted : { ...wanted, code, kind },
          base: seen ? { name: seen.name, unit: seen.unit, choices: seen.choices, archived: seen.archived } : {},
          labels: { name: clean },
        },
      ],
      { done: text.saved(clean), undoable: true },
    )
    if (!saved) return
    forget()
    onClose()
  }

  return (
    <Sheet
      open
      title={attribute ? text.edit : text.create}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={!isComplete}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput
          label={text.name}
          value={name}
          maxLength={90}
          {...(isTaken ? { error: text.taken(clean) } : {})}
          onChange={(event) => change({ name: event.target.value })}
        />
        <NativeSelect
          label={text.kind}
          value={kind}
          disabled={attribute !== undefined}
          data={KINDS.map((value) => ({ value, label: text.kinds[value] }))}
          onChange={(event) => change({ kind: event.target.value as AttributeKind })}
        />
        {kind === 'number' ? (
          <TextInput
            label={text.unit}
            value={fields.unit}
            maxLength={32}
            onChange={(event) => change({ unit: event.target.value })}
          />
        ) : null}
        {kind === 'choice' ? (
          <Textarea
            label={text.choices}
            rows={5}
            value={fields.choices}
            onChange={(event) => change({ choices: event.target.value })}
          />
        ) : null}
        {attribute ? (
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
