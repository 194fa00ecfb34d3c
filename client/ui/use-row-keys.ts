import { type FocusEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react'

const CONTROLS = 'a[href], button, input, select, textarea'
/** Rows a page: about a screen of them. */
const PAGE = 8

const indexOf = (element: Element | null): number | undefined => {
  const said = element?.closest<HTMLElement>('[data-index]')?.dataset.index
  return said === undefined ? undefined : Number(said)
}

/**
 * Keys of a list that draws only what is seen: Tab comes to one of its rows and goes on behind the list, arrows, Home, End and the
 * page keys lead from row to row. Else whoever has no pointer would tab through 100,000 rows to what stands below.
 */
export const useRowKeys = (count: number, show: (index: number) => void) => {
  const list = useRef<HTMLUListElement>(null)
  const current = useRef(0)
  const wanted = useRef<number | undefined>(undefined)
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > [data-index]') ?? [])]

  /** One row is where Tab comes; the first drawn where the one before is out of sight. */
  const settle = () => {
    const drawn = rows()
    const at = drawn.find((row) => indexOf(row) === current.current) ?? drawn[0]
    for (const row of drawn) {
      for (const control of row.querySelectorAll<HTMLElement>(CONTROLS)) control.tabIndex = row === at ? 0 : -1
    }
    if (wanted.current === undefined) return
    const row = drawn.find((one) => indexOf(one) === wanted.current)
    if (!row) return
    wanted.current = undefined
    row.querySelector<HTMLElement>(CONTROLS)?.focus({ preventScroll: true })
  }
  useLayoutEffect(settle)

  const onFocus = ({ target }: FocusEvent) => {
    current.current = indexOf(target) ?? current.current
    settle()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const at = indexOf(event.target as Element)
    if (at === undefined || (event.target as Element).matches('input, select, textarea')) return
    const steps: Partial<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
      Home: 0,
      End: count - 1,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    wanted.current = Math.min(Math.max(step, 0), count - 1)
    show(wanted.current)
    settle()
  }
  return { list, onFocus, onKeyDown }
}
