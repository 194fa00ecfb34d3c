import type { LineProgress } from '../../../domain/order.ts'
import type { OrderDocument } from '../../../domain/protocol.ts'
import { Code } from '../../ui/code.tsx'
import { asFigure } from '../../ui/quantity.tsx'
import { words } from '../../ui/words.ts'
import { useItem } from '../../view/hooks.ts'
import classes from './sales-line.module.css'

type Props = { line: OrderDocument['lines'][number]; progress: LineProgress; allocated: number }

/** One line of a sales order: ordered, set aside, picked, packed, shipped. */
export const SalesLine = ({ line, progress, allocated }: Props) => {
  const item = useItem(line.itemId)
  const { picked, packed, shipped } = progress
  const figures = { ordered: line.quantity, allocated, picked, packed, shipped } as const
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
              step === 'ordered' || step === 'allocated'
                ? undefined
                : figures[step] > line.quantity
                  ? 'over'
                  : figures[step] === line.quantity
                    ? 'all'
                    : undefined
            }
          >
            <dt>{words.outbound.steps[step]}</dt>
            <dd>{asFigure(figures[step])}</dd>
          </div>
        ))}
      </dl>
    </article>
  )
}
