import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { readCode } from '../../domain/gs1/label.ts'
import { siteOf } from '../../domain/location.ts'
import { byExpiry, daysBetween, expiryOffered, isUsable } from '../../domain/lot.ts'
import type { ItemDocument, LotDocument } from '../../domain/protocol/documents.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Code } from '../ui/code.tsx'
import classes from '../ui/pick-list.module.css'
import { Quantity } from '../ui/quantity.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { Hint, Section } from '../ui/screen.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { VirtualList } from '../ui/virtual-list.tsx'
import { dayOf } from '../ui/when.ts'
import { useItemStock, useKeptFields, useLocation, useLots } from '../view/hooks.ts'
import { useToday } from '../view/today.ts'
import { words } from '../words/index.ts'
import type { ChosenLot } from './chosen-lot.ts'
import { goodsSaid } from './goods-said.ts'
import { lotSaid } from './lot-said.ts'
import { lotsOffered } from './lots-offered.ts'
import { useChoosingScan } from './use-choosing-scan.ts'

/** As many are seen at a glance; of more one is searched. */
const FEW = 8

type Props = {
  open: boolean
  item: ItemDocument
  /** Only what lies there counts as on hand; without it, what lies anywhere. */
  atLocationId?: string | undefined
  allowNew: boolean
  /** A blind count must not tell what is expected. */
  hideStock?: boolean
  /** The goods are to be used: what may not be is not offered, save apart to whoever may overrule that. */
  use?: { mayAnyway: boolean } | undefined
  /** A scanned label chooses its lot; what names no lot of this item gets a clear no here, or is for the screen behind. */
  scans?: 'here' | 'or-screen' | undefined
  onClose: () => void
  onChoose: (lot: ChosenLot) => void
}

/** A whole label that was scanned into the field names its lot or serial; anything else is the code itself. */
const lotOfText = (item: ItemDocument, text: string): ChosenLot => {
  const { label } = readCode(text, dayOf(new Date()))
  const code = item.tracking === 'serial' ? label?.serial : label?.lot
  return code === undefined || !label ? { code: text } : lotSaid(code, label, item)
}

type NewLotProps = { item: ItemDocument; lots: readonly LotDocument[]; onChoose: (lot: ChosenLot) => void }

const NewLot = ({ item, lots, onChoose }: NewLotProps) => {
  const { fields, change, forget } = useKeptFields(`lot-to-make:${item.id}`, {
    ...{ code: '', madeOn: '' },
    /** Undefined until somebody says it: then it is as the shelf life gives it. */
    expiresOn: undefined as string | undefined,
  })
  const { code, madeOn } = fields
  const expiresOn = fields.expiresOn ?? expiryOffered({ manufacturedOn: madeOn }, item) ?? ''
  const clean = code.trim()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (clean === '') return
        forget()
        const said = lotOfText(item, clean)
        // One whose code was corrected has another id than its code gives.
        const known = lots.find((lot) => lot.code === said.code)
        onChoose(
          known
            ? { code: known.code, lotId: known.id }
            : {
                ...said,
                ...(expiresOn ? { expiresOn } : {}),
                ...(madeOn ? { manufacturedOn: madeOn } : {}),
              },
        )
      }}
    >
      <Section title={words.flows.newLot}>
        <div style={{ display: 'grid', gap: 12, paddingTop: 12 }}>
          <TextInput
            label={item.tracking === 'serial' ? words.flows.serialCode : words.flows.lotCode}
            value={code}
            onChange={(event) => change({ code: event.target.value })}
            autoComplete="off"
            data-takes-scans
          />
          <TextInput
            type="date"
            label={words.lot.madeOn}
            value={madeOn}
            onChange={(event) => change({ madeOn: event.target.value })}
          />
          <TextInput
            type="date"
            label={words.flows.expiresOn}
            value={expiresOn}
            onChange={(event) => change({ expiresOn: event.target.value })}
          />
          <BigButton type="submit" kind="quiet" disabled={clean === ''}>
            {words.flows.addLot}
          </BigButton>
        </div>
      </Section>
    </form>
  )
}

/** The sheet in which a lot or serial is chosen, first to expire first; a receiver may add one. */
export const LotChooser = ({
  open,
  item,
  atLocationId,
  allowNew,
  hideStock = false,
  use,
  scans,
  onClose,
  onChoose,
}: Props) => {
  const [search, setSearch] = useState('')
  const [showsAll, setShowsAll] = useState(false)
  const lots = useLots(item.id)
  const stock = useItemStock(item.id).filter((row) => !atLocationId || row.locationId === atLocationId)
  const at = useLocation(atLocationId)
  const today = useToday(at && siteOf(at))
  const held = (lotId: string) => stock.filter((row) => row.lotId === lotId).reduce((sum, row) => sum + row.onHand, 0)
  const sorted = [...lots].sort(
    (a, b) => (hideStock ? 0 : Number(held(b.id) > 0) - Number(held(a.id) > 0)) || byExpiry(a, b),
  )
  const usable = sorted.filter((lot) => !use || isUsable(lot, today))
  const { offered, left } = lotsOffered(usable, { search, held: hideStock ? undefined : held, all: showsAll })
  useChoosingScan(
    scans
      ? {
          choose: (found) => {
            const goods = goodsSaid(found)
            const said = goods?.item.id === item.id ? goods.lot : undefined
            // A code that nothing has is a new lot's own, where one may be made.
            const lot = said ?? (found.kind === 'unknown' && allowNew ? lotOfText(item, found.code) : undefined)
            if (lot === undefined) return false
            const known = lots.find((one) => one.id === lot.lotId || one.code === lot.code)
            if (known ? !usable.includes(known) && !use?.mayAnyway : !allowNew) return false
            onChoose(known ? { code: known.code, lotId: known.id } : lot)
            return true
          },
          expected: scans === 'here' ? words.flows.expectsLot(item.name) : undefined,
        }
      : undefined,
  )
  const others = sorted.filter((lot) => !usable.includes(lot) && held(lot.id) > 0)
  const row = (lot: LotDocument) => (
    <Row
      title={<Code value={lot.code} />}
      detail={
        <>
          {lot.status === 'available' ? null : <span>▲ {words.items.lotStatus[lot.status]}</span>}
          {lot.expiresOn ? <span>{words.expiry.in(daysBetween(today, lot.expiresOn))}</span> : null}
        </>
      }
      trailing={hideStock ? undefined : <Quantity value={held(lot.id)} unit={item.baseUnit} />}
      onClick={() => onChoose({ code: lot.code, lotId: lot.id })}
    />
  )
  const listed = (lot: LotDocument) => <li key={lot.id}>{row(lot)}</li>
  return (
    <Sheet
      open={open}
      title={item.tracking === 'serial' ? words.flows.chooseSerial : words.flows.chooseLot}
      onClose={onClose}
    >
      {sorted.length === 0 ? <Hint>{words.flows.noLots}</Hint> : null}
      {sorted.length > FEW ? <SearchField value={search} onValue={setSearch} label={words.flows.lotCode} /> : null}
      {offered.length > FEW ? (
        <div className={classes.body}>
          <VirtualList rows={offered} keyOf={(lot) => lot.id} label={words.items.lots} search={search}>
            {row}
          </VirtualList>
        </div>
      ) : (
        <Rows label={words.items.lots}>{offered.map(listed)}</Rows>
      )}
      {left > 0 ? (
        <BigButton kind="quiet" onClick={() => setShowsAll(true)}>
          {words.import.more(left)}
        </BigButton>
      ) : null}
      {others.length > 0 && use?.mayAnyway ? (
        <Section title={words.flows.notForUse}>
          <Rows label={words.flows.notForUse}>{others.map(listed)}</Rows>
        </Section>
      ) : null}
      {others.length > 0 && !use?.mayAnyway ? <Hint>{words.flows.someNotForUse}</Hint> : null}
      {allowNew ? <NewLot item={item} lots={lots} onChoose={onChoose} /> : null}
    </Sheet>
  )
}
