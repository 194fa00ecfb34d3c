import { NativeSelect, Switch, TextInput } from '@mantine/core'
import { useCallback, useState } from 'react'
import { isContainer, isPhysical, isVirtual, mayHangBelow, siteOf } from '../../../domain/location.ts'
import { may } from '../../../domain/permissions.ts'
import type { EditAction } from '../../../domain/protocol/actions.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import type { LocationKind } from '../../../domain/protocol/kinds.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { useLetGo } from '../../parts/rejected-edit.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { deviceTimeZone, timeZones } from '../../platform/time-zone.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { useKeptFields, useLocation } from '../../view/hooks.ts'
import { locationQuery } from '../../view/places.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { editOf, fieldsAfter, fieldsOf, kindsOffered } from './location-fields.ts'
import classes from './locations.module.css'

type Props = {
  place?: LocationDocument | undefined
  inside?: string | undefined
  /** A rejected edit that this one corrects. */
  correcting?: EditAction | undefined
  onClose: () => void
  onSaved: (id: string) => void
}

/** Makes or changes a location. Its site is said once, when it is made: goods are transferred to another one. */
export const LocationForm = ({ place, inside, correcting, onClose, onSaved }: Props) => {
  const workspace = useWorkspace()
  const letGo = useLetGo()
  const { record } = useRecord()
  const { fields, change, forget } = useKeptFields(`place:${correcting?.id ?? place?.id ?? 'new'}`, {
    ...fieldsAfter(fieldsOf(place, { inside, timeZone: deviceTimeZone() }), correcting?.set),
    /** As the person saw it: what has changed meanwhile is no change of theirs. */
    seen: place,
  })
  const { code, name, barcode, hold, capacity, archived, kind, parentId, timeZone, seen } = fields
  const [choosing, setChoosing] = useState(false)
  const member = useMember()
  const holdsOthers = useCallback(
    (other: LocationDocument) =>
      (place ? mayHangBelow(place, other, (id) => workspace.read(locationQuery(id))) : isContainer(other.kind)) &&
      may(member, 'edit-locations', siteOf(other)),
    [member, place, workspace],
  )
  const asked = useLocation(parentId)
  const parent = asked && isContainer(asked.kind) ? asked : undefined
  const text = words.locations.fields
  const kinds = kindsOffered(place?.kind)
  const hangs = kind !== 'site' && !isVirtual(kind)
  const complete = code.trim() !== '' && (place !== undefined || !hangs || parent !== undefined)

  const save = async () => {
    const documentId = place?.id ?? correcting?.documentId ?? workspace.newId()
    const { set, base } = editOf(fields, seen, parent)
    const op = place ? 'update' : 'create'
    const says = Object.keys(set).length > 0
    const saved =
      !says ||
      (await record([{ type: 'edit', op, collection: 'locations', documentId, set, base, labels: { name: code } }], {
        done: words.locations.saved(code),
        replaces: correcting?.id,
        undoable: true,
      }))
    if (!saved) return
    if (correcting && !says) letGo([correcting.id])
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
        {isPhysical(kind) ? (
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
        {kinds.length > 1 ? (
          <NativeSelect
            label={text.kind}
            value={kind}
            data={kinds.map((value) => ({ value, label: words.locations.kinds[value] }))}
            onChange={(event) => change({ kind: event.target.value as LocationKind })}
          />
        ) : null}
        {hangs ? (
          <Slots>
            <Slot
              label={text.parent}
              value={parent ? <LocationLabel id={parent.id} /> : undefined}
              onOpen={() => setChoosing(true)}
            />
          </Slots>
        ) : null}
        {kind === 'site' ? (
          <NativeSelect
            label={text.timeZone}
            description={text.timeZoneHint}
            value={timeZone}
            data={[{ value: '', label: text.noTimeZone }, ...timeZones(timeZone)]}
            onChange={(event) => change({ timeZone: event.target.value })}
          />
        ) : null}
        {place && !isVirtual(place.kind) ? (
          <Switch
            label={words.places.archive}
            checked={archived}
            onChange={(event) => change({ archived: event.currentTarget.checked })}
          />
        ) : null}
      </div>
      {choosing ? (
        <LocationChooser
          open
          title={text.parent}
          fits={holdsOthers}
          scans={{ expected: words.places.expects }}
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
