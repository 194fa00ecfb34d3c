import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useCallback, useState } from 'react'
import { isContainer, isPhysical, isVirtual, siteOf } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import type { LocationKind } from '../../../domain/protocol/kinds.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Row } from '../../ui/row.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useKeptFields, useLocation } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './locations.module.css'

const KINDS = ['bin', 'dock', 'aisle', 'zone', 'site'] as const satisfies readonly LocationKind[]
type MadeKind = (typeof KINDS)[number]

type Props = {
  place?: LocationDocument
  inside?: string | undefined
  onClose: () => void
  onSaved: (id: string) => void
}

/** Makes or changes a location. Where it lies and what kind it is are said once, when it is made. */
export const LocationForm = ({ place, inside, onClose, onSaved }: Props) => {
  const workspace = useWorkspace()
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields(`location:${place?.id ?? 'new'}`, {
    code: place?.code ?? '',
    name: place?.name ?? '',
    barcode: place?.barcode ?? '',
    hold: place?.hold ?? false,
    capacity: place?.capacity ?? '',
    archived: place?.archived ?? false,
    kind: 'bin' as MadeKind,
    parentId: inside,
    /** As the person saw it: what has changed meanwhile is no change of theirs. */
    seen: place,
  })
  const { code, name, barcode, hold, capacity, archived, kind, parentId, seen } = fields
  const [choosing, setChoosing] = useState(false)
  const member = useMember()
  const holdsOthers = useCallback(
    (other: LocationDocument) => isContainer(other.kind) && may(member, 'edit-locations', siteOf(other)),
    [member],
  )
  const asked = useLocation(parentId)
  const parent = asked && isContainer(asked.kind) ? asked : undefined
  const text = words.locations.fields
  const complete = code.trim() !== '' && (place !== undefined || kind === 'site' || parent !== undefined)

  const save = async () => {
    const documentId = place?.id ?? workspace.newId()
    const wanted: Record<string, unknown> = {
      code: code.trim(),
      name: name.trim() || code.trim(),
      barcode: barcode.trim() || null,
      ...(isPhysical(place?.kind ?? kind) ? { hold, capacity: capacity.trim() || null } : {}),
      archived,
    }
    const before: Record<string, unknown> = seen ? { ...seen } : {}
    const changed = Object.keys(wanted).filter(
      (field) =>
        !place || wanted[field] !== (before[field] ?? (field === 'hold' || field === 'archived' ? false : null)),
    )
    const set: Record<string, unknown> = Object.fromEntries(changed.map((field) => [field, wanted[field]]))
    if (!place) {
      set.kind = kind
      if (kind !== 'site' && parent) Object.assign(set, { parentId: parent.id, siteId: siteOf(parent) })
    }
    const base = place ? Object.fromEntries(changed.map((field) => [field, before[field] ?? null])) : {}
    const op = place ? 'update' : 'create'
    const saved =
      changed.length === 0 ||
      (await record([{ type: 'edit', op, collection: 'locations', documentId, set, base, labels: { name: code } }], {
        done: words.locations.saved(code),
        undoable: true,
      }))
    if (!saved) return
    forget()
    onSaved(documentId)
  }

  return (
    <Sheet
      open
      title={place ? words.locations.edit : words.locations.create}
      onClose={onClose}
      footer={
        <BigButton onClick={save} disabled={!complete}>
          {words.save}
        </BigButton>
      }
    >
      <div className={classes.form}>
        <TextInput label={text.code} value={code} onChange={(event) => change({ code: event.target.value })} />
        <TextInput label={text.name} value={name} onChange={(event) => change({ name: event.target.value })} />
        <TextInput
          label={text.barcode}
          value={barcode}
          data-takes-scans
          onChange={(event) => change({ barcode: event.target.value })}
        />
        {isPhysical(place?.kind ?? kind) ? (
          <>
            <TextInput
              label={text.capacity}
              value={capacity}
              maxLength={500}
              onChange={(event) => change({ capacity: event.target.value })}
            />
            <Switch
              label={text.hold}
              checked={hold}
              onChange={(event) => change({ hold: event.currentTarget.checked })}
            />
          </>
        ) : null}
        {place && !isVirtual(place.kind) ? (
          <Switch
            label={words.places.archive}
            checked={archived}
            onChange={(event) => change({ archived: event.currentTarget.checked })}
          />
        ) : null}
        {place ? null : (
          <>
            <NativeSelect
              label={text.kind}
              value={kind}
              data={KINDS.map((value) => ({ value, label: words.locations.kinds[value] }))}
              onChange={(event) => change({ kind: event.target.value as MadeKind })}
            />
            {kind === 'site' ? null : (
              <Row
                title={parent ? <LocationLabel id={parent.id} /> : words.flows.scanOrChoose}
                detail={text.parent}
                label={text.parent}
                onClick={() => setChoosing(true)}
              />
            )}
          </>
        )}
      </div>
      {choosing ? (
        <LocationChooser
          open
          title={text.parent}
          fits={holdsOthers}
          onClose={() => setChoosing(false)}
          onChoose={(id) => {
            change({ parentId: id })
            setChoosing(false)
          }}
        />
      ) : null}
    </Sheet>
  )
}
