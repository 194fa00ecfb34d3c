import type { ReactNode } from 'react'
import classes from './facts.module.css'

export type Fact = {
  label: string
  value: ReactNode
  /** A line of its own: a way through the warehouse, a long name. */
  wide?: boolean
}

/** The ruled head of a card: a label above each value, boxes as printed. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className={classes.facts}>
    {facts.map((fact) => (
      <div key={fact.label} className={classes.fact} data-wide={fact.wide || undefined}>
        <dt>{fact.label}</dt>
        <dd>
          <bdi>{fact.value}</bdi>
        </dd>
      </div>
    ))}
  </dl>
)
