import { TextInput } from '@mantine/core'
import { ArrowDownUp, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { BigButton } from '../../ui/big-button.tsx'
import { Choices } from '../../ui/choices.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import { say } from '../../ui/toast.ts'
import { words } from '../../words/index.ts'
import classes from './list-view.module.css'
import type { UsedView } from './list-view.ts'

const text = words.lists

type Order = keyof typeof text.by
type Column = keyof typeof text.column

/** What a list can be ordered by, the first to begin with, and what it can show besides. */
export type ListChoices = { orders: readonly Order[]; columns?: readonly Column[] }

const Saved = ({ used, onUsed }: { used: UsedView; onUsed: () => void }) => {
  const remove = (name: string) => {
    const before = used.saved
    used.remove(name)
    say(text.removed(name), { undo: () => used.restore(before) })
  }
  if (used.saved.length === 0) return <Hint>{text.none}</Hint>
  return (
    <Rows label={text.saved}>
      {used.saved.map(({ name, view }) => (
        <li key={name} className={classes.saved}>
          <Row
            title={name}
            label={text.use(name)}
            onClick={() => {
              used.change(view)
              onUsed()
            }}
          />
          <button type="button" className={classes.icon} aria-label={text.remove(name)} onClick={() => remove(name)}>
            <X size={20} aria-hidden />
          </button>
        </li>
      ))}
    </Rows>
  )
}

const SaveAs = ({ used }: { used: UsedView }) => {
  const [name, setName] = useState('')
  const said = name.trim()
  return (
    <form
      className={classes.saveAs}
      onSubmit={(event) => {
        event.preventDefault()
        if (said === '') return
        used.save(said)
        setName('')
        say(text.savedAs(said))
      }}
    >
      <TextInput label={text.name} maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      <BigButton kind="quiet" type="submit" disabled={said === ''}>
        {text.save}
      </BigButton>
    </form>
  )
}

const Orders = ({ used, orders }: { used: UsedView; orders: readonly Order[] }) => {
  const { by, down } = used.view
  return (
    <Choices label={text.order} className={classes.orders}>
      {orders.map((order) => (
        <button
          key={order}
          type="button"
          className={classes.choice}
          aria-pressed={order === by}
          onClick={() => used.change({ by: order, down: false })}
        >
          {text.by[order]}
        </button>
      ))}
      <button type="button" className={classes.choice} aria-pressed={down} onClick={() => used.change({ down: !down })}>
        <ArrowDownUp size={20} aria-hidden />
        {text.down}
      </button>
    </Choices>
  )
}

const Columns = ({ used, columns }: { used: UsedView; columns: readonly Column[] }) => (
  <>
    <Hint>{text.columnsHint}</Hint>
    {columns.map((column) => (
      <SwitchRow
        key={column}
        label={text.column[column]}
        checked={used.view.columns.includes(column)}
        // In the order of the choices, whichever was turned on first.
        onTurn={(on) =>
          used.change({
            columns: columns.filter((one) => (one === column ? on : used.view.columns.includes(one))),
          })
        }
      />
    ))}
  </>
)

/** Opens the sheet in which a person says how the list is looked at, and finds it again as it was saved. */
export const ViewButton = ({ used, orders, columns = [] }: ListChoices & { used: UsedView }) => {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className={classes.choice} onClick={() => setOpen(true)}>
        <SlidersHorizontal size={20} aria-hidden />
        {text.view}
      </button>
      <Sheet open={open} title={text.view} onClose={() => setOpen(false)}>
        <Section title={text.order}>
          <Orders used={used} orders={orders} />
        </Section>
        {columns.length > 0 ? (
          <Section title={text.columns}>
            <Columns used={used} columns={columns} />
          </Section>
        ) : null}
        <Section title={text.saved}>
          <Saved used={used} onUsed={() => setOpen(false)} />
          <SaveAs used={used} />
        </Section>
      </Sheet>
    </>
  )
}
