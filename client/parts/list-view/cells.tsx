import { VisuallyHidden } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './list-view.module.css'

/** Is there room for columns? Beside an entry that is open there is not. */
export const useHasColumns = (columns: readonly string[], selected: string | undefined): boolean =>
  useMediaQuery('(min-width: 768px)', false, { getInitialValueInEffect: false }) &&
  columns.length > 0 &&
  selected === undefined

/** As wide in every row and above them. */
const columnsFor = (count: number) => ({ gridTemplateColumns: `repeat(${count}, 8rem)` })

type Cell = { name: string; value: ReactNode }

/** What stands beside a name, each with the name of its column for whoever hears it. */
export const Cells = ({ cells }: { cells: readonly Cell[] }) => (
  <span className={classes.cells} style={columnsFor(cells.length)}>
    {cells.map(({ name, value }) => (
      <span key={name} className={classes.cell}>
        <VisuallyHidden>{name} </VisuallyHidden>
        {value}
      </span>
    ))}
  </span>
)

/** The names of the columns; each cell says its own, so nobody hears these. */
export const ColumnHeads = ({ names }: { names: readonly string[] }) => (
  <div className={classes.heads} aria-hidden>
    <span className={classes.cells} style={columnsFor(names.length)}>
      {names.map((name) => (
        <span key={name} className={classes.cell}>
          {name}
        </span>
      ))}
    </span>
  </div>
)
