import { useCallback, useState } from 'react'
import { isPhysical } from '../../../domain/location.ts'
import type { LocationDocument } from '../../../domain/protocol/documents.ts'
import { LocationChooser } from '../../parts/location-chooser.tsx'
import { LocationLabel } from '../../parts/location-label.tsx'
import { LotChooser } from '../../parts/lot-chooser.tsx'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { QuantityPad } from '../../ui/quantity-pad.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Slot, Slots } from '../../ui/slot.tsx'
import { useItem, useItemStock } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './basket.module.css'
import type { BasketLine } from './basket.ts'

type Props = {
  line: BasketLine
  onChange: (line: BasketLine) => void
  onRemove: () => void
  onClose: () => void
}

/** One item of the basket: how many, from where, of which lot. */
export const LineEditor = ({ line, onChange, onRemove, onClose }: Props) => {
  const item = useItem(line.itemId)
  const stock = useItemStock(line.itemId)
  const [choosing, setChoosing] = useState<'lot' | 'from' | undefined>()
  const fits = useCallback((place: LocationDocument) => isPhysical(place.kind), [])
  if (!item) return null
  const here = stock.filter((row) => row.locationId === line.fromId && (!line.lot || row.lotId === line.lot.lotId))
  const onHand = here.reduce((sum, row) => sum + row.onHand, 0)
  const isBase = (line.entry.unit || item.baseUnit) === item.baseUnit
  const units = [item.baseUnit, ...item.units.map(({ code }) => code).filter((code) => code !== item.baseUnit)]
  return (
    <Screen
      label={item.name}
      action={
        <div className={classes.buttons}>
          <BigButton kind="quiet" onClick={onRemove}>
            {words.basket.remove}
          </BigButton>
          <BigButton onClick={onClose}>{words.basket.lineDone}</BigButton>
        </div>
      }
    >
      <p className={classes.name}>{item.name}</p>
      <Slots>
        {item.tracking === 'none' ? null : (
          <Slot
            label={words.flows.lot}
            value={line.lot ? <Code value={line.lot.code} /> : undefined}
            onOpen={() => setChoosing('lot')}
          />
        )}
        <Slot
          label={words.flows.from}
          value={line.fromId ? <LocationLabel id={line.fromId} /> : undefined}
          onOpen={() => setChoosing('from')}
        />
      </Slots>
      <QuantityPad
        entry={{ ...line.entry, unit: line.entry.unit || item.baseUnit }}
        onEntry={(entry) => onChange({ ...line, entry })}
        units={units}
        mixed
        {...(onHand > 0 && isBase ? { all: onHand } : {})}
      />
      {choosing === 'lot' ? (
        <LotChooser
          open
          item={item}
          allowNew={false}
          scans="here"
          atLocationId={line.fromId}
          onClose={() => setChoosing(undefined)}
          onChoose={({ code, lotId }) => {
            if (lotId) onChange({ ...line, lot: { code, lotId } })
            setChoosing(undefined)
          }}
        />
      ) : null}
      {choosing === 'from' ? (
        <LocationChooser
          open
          title={words.flows.chooseFrom}
          fits={fits}
          scans={{ expected: words.flows.expectsPlace }}
          stock={new Map(stock.map((row) => [row.locationId, row.onHand]))}
          unit={item.baseUnit}
          onClose={() => setChoosing(undefined)}
          onChoose={(fromId) => {
            onChange({ ...line, fromId })
            setChoosing(undefined)
          }}
        />
      ) : null}
    </Screen>
  )
}
