import type { LineProgress } from '../../../domain/order.ts'
import type { OrderDocument } from '../../../domain/protocol/documents.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { useItem } from '../../view/hooks.ts'
import { words } from '../../words/index.ts'
import classes from './sales-line.module.css'

type Props = {
  line: OrderDocument['lines'][number]
  progress: LineProgress
  allocated: number
  /** Where a tap leads while it is asked what came back. */
  returnHref?: string | undefined
}

/** One line of a sales order: ordered, set aside, picked, packed, shipped. */
export const SalesLine = ({ line, progress, allocated, returnHref }: Props) => {
  const item = useItem(line.itemId)
  const { picked, packed, shipped, returned } = progress
  const figures = { ordered: line.quantity, allocated, picked, packed, shipped, ...(returned > 0 ? { returned } : {}) }
  return (
    <article className={classes.line} aria-label={item?.name ?? words.unknownName}>
      <p className={classes.name}>
        {item?.name ?? words.unknownName} {item ? <Code value={item.sku} /> : null}
      </p>
      <dl className={classes.steps}>
        {(Object.keys(figures) as (keyof typeof figures)[]).map((step) => (
          <div
            key={step}
            className={classes.step}
            data-state={
              step === 'ordered' || step === 'allocated' || step === 'returned'
                ? undefined
                : figures[step] > line.quantity
                  ? 'over'
                  : figures[step] === line.quantity
                    ? 'all'
                    : undefined
            }
          >
            <dt>{words.outbound.steps[step]}</dt>
            <dd>{asFigure(figures[step] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {returnHref ? (
        <BigButton kind="quiet" href={returnHref}>
          {words.outbound.takeBack(item?.name ?? words.unknownName)}
        </BigButton>
      ) : null}
    </article>
  )
}
