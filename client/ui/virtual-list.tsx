import { measureElement, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { useRowKeys } from './use-row-keys.ts'
import classes from './virtual-list.module.css'

type Props<Row> = {
  rows: readonly Row[]
  keyOf: (row: Row) => string
  children: (row: Row) => ReactNode
  label: string
  /** An honest guess in px; rows are measured once they are drawn. */
  rowHeight?: number
  /** What was searched: what another search finds is shown from its top. */
  search?: string
}

/** A list of any length that draws only what is seen. Its own scroll area, so it needs a parent with a height. */
export const VirtualList = <Row,>({ rows, keyOf, children, label, rowHeight = 72, search = '' }: Props<Row>) => {
  const scroller = useRef<HTMLDivElement>(null)
  // Sizes are known by place, not by row: a key for each of 100,000 rows was made and looked up anew with every rendering
  // (80 ms), and rows that differ in height are measured as soon as they are drawn.
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 6,
    // Behind a card that is open a row has no height; as if it had none, the list would stand elsewhere when one comes back.
    measureElement: (row, entry, list) =>
      measureElement(row, entry, list) || (list.measurementsCache[list.indexFromElement(row)]?.size ?? rowHeight),
  })
  const { list, onFocus, onKeyDown } = useRowKeys(rows.length, (index) => virtual.scrollToIndex(index))
  const shown = useRef(search)
  useLayoutEffect(() => {
    if (shown.current === search) return
    shown.current = search
    scroller.current?.scrollTo({ top: 0 })
  }, [search])
  return (
    <div ref={scroller} className={classes.scroller}>
      <ul
        ref={list}
        aria-label={label}
        onFocus={onFocus}
        onKeyDown={onKeyDown}
        style={{ height: virtual.getTotalSize(), position: 'relative' }}
      >
        {virtual.getVirtualItems().map((at) => {
          const row = rows[at.index]
          if (row === undefined) return null
          return (
            <li
              key={keyOf(row)}
              ref={virtual.measureElement}
              data-index={at.index}
              aria-posinset={at.index + 1}
              aria-setsize={rows.length}
              className={classes.row}
              style={{ transform: `translateY(${at.start}px)` }}
            >
              {children(row)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
