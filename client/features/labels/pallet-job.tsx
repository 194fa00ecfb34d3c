import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { palletLabel } from '../../../domain/labels/content.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint } from '../../ui/screen.tsx'
import { useItem, useLot, useOrder } from '../../view/hooks.ts'
import type { LabelSubject } from '../../view/labels.ts'
import { words } from '../../words/index.ts'
import { LabelJob } from './label-job.tsx'
import classes from './labels.module.css'
import { usePallets } from './use-pallets.ts'

const MOST_PALLETS = 50

/** Logistic labels: numbers of their own, what each pallet holds where that is one item, and for which order it is. */
export const PalletJob = ({ subject, children }: { subject: LabelSubject; children?: React.ReactNode }) => {
  const [count, setCount] = useState(1)
  const [quantity, setQuantity] = useState(1)
  const pallets = usePallets(count)
  const item = useItem(subject.of === 'item' ? subject.id : undefined)
  const lot = useLot(subject.of === 'item' ? (subject.lotId ?? '') : '')
  const order = useOrder(subject.of === 'order' ? subject.id : undefined)
  const contentOf = (sscc: string) =>
    palletLabel(sscc, {
      title: words.labels.palletTitle,
      ...(item ? { contents: { item, quantity, ...(lot ? { lot } : {}) } } : {}),
      ...(order ? { order: order.number } : {}),
    })
  const tooFew = pallets.left !== undefined && pallets.given.length + pallets.left < count
  const stop = pallets.range ? (tooFew ? words.labels.noNumbers : undefined) : words.labels.noPrefix
  return (
    <LabelJob
      contents={stop === undefined ? pallets.shown.map(contentOf) : []}
      prepare={async () => (await pallets.give())?.map(contentOf)}
      name={words.labels.palletTitle}
      stop={stop}
    >
      {children}
      <div className={classes.pair}>
        <NumberInput
          label={words.labels.howMany}
          value={count}
          min={1}
          max={MOST_PALLETS}
          allowDecimal={false}
          onChange={(value) => (typeof value === 'number' && value >= 1 ? setCount(value) : undefined)}
        />
        {item ? (
          <NumberInput
            label={words.labels.onEach(item.baseUnit)}
            value={quantity}
            min={1}
            max={99_999_999}
            allowDecimal={false}
            onChange={(value) => (typeof value === 'number' && value >= 1 ? setQuantity(value) : undefined)}
          />
        ) : null}
      </div>
      {pallets.given.length > 0 ? (
        <>
          <Hint>{words.labels.numbered}</Hint>
          <BigButton kind="quiet" onClick={pallets.renew}>
            {words.labels.another}
          </BigButton>
        </>
      ) : null}
      {pallets.range && pallets.left !== undefined ? <Hint>{words.labels.numbersLeft(pallets.left)}</Hint> : null}
    </LabelJob>
  )
}
