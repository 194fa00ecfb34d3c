import { type PointerEvent, type RefObject, useRef, useState } from 'react'

/**
 * Dragging a row of a list by its grip, with a finger, a pen or a mouse: where the pointer is, there the row goes at once. `put` is told from
 * where to where; rows are as high as they are drawn.
 */
export const useDragged = (list: RefObject<HTMLElement | null>, put: (from: number, to: number) => void) => {
  const [dragged, setDragged] = useState<number | undefined>()
  const latest = useRef(put)
  latest.current = put

  const grip = (event: PointerEvent<HTMLElement>, from: number) => {
    if (event.button !== 0) return
    const target = event.currentTarget
    target.setPointerCapture(event.pointerId)
    let at = from
    setDragged(at)
    const move = ({ clientY }: globalThis.PointerEvent) => {
      const rows = [...(list.current?.children ?? [])]
      const to = rows.findIndex((row) => {
        const { top, bottom } = row.getBoundingClientRect()
        return clientY >= top && clientY < bottom
      })
      if (to < 0 || to === at) return
      latest.current(at, to)
      at = to
      setDragged(at)
    }
    const stop = () => {
      target.removeEventListener('pointermove', move)
      target.removeEventListener('pointerup', stop)
      target.removeEventListener('pointercancel', stop)
      setDragged(undefined)
    }
    target.addEventListener('pointermove', move)
    target.addEventListener('pointerup', stop)
    target.addEventListener('pointercancel', stop)
  }

  return { dragged, grip }
}
