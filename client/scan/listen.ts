import type { ScanBus } from './bus.ts'
import { takeEarlyKeys } from './early-keys.ts'
import { keyOf, lastKeys } from './last-keys.ts'
import { createWedge, type WedgeOptions } from './wedge.ts'

/** Longer than any pause within a code, shorter than a person would notice. */
const STILL_MS = 250

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const fieldOf = (target: EventTarget | null): Field | undefined => {
  // A list takes letters too: they choose what begins with them.
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return target
  if (!(target instanceof HTMLInputElement)) return undefined
  return ['checkbox', 'radio', 'button', 'submit', 'file', 'range'].includes(target.type) ? undefined : target
}

/** React watches the value through the prototype's setter: set it there, then say so, or it will put its own back. */
const restore = (field: Field, value: string) => {
  const { prototype } = [HTMLInputElement, HTMLSelectElement].find((one) => field instanceof one) ?? HTMLTextAreaElement
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (field instanceof HTMLSelectElement) field.dispatchEvent(new Event('change', { bubbles: true }))
}

/**
 * Listens for a keyboard wedge on the whole page. What a person types is never touched; a burst that ran into a field is
 * taken out of it again and published. Fields that want the code itself say `data-takes-scans`, passwords always do.
 * What came before there was anybody to listen comes first. Gives the way to stop.
 */
export const listenForWedge = (bus: ScanBus, page: Document, options: () => WedgeOptions): (() => void) => {
  const wedge = createWedge(options)
  let before: { field: Field; value: string } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const publish = (code: string) => {
    lastKeys.end(code)
    bus.publish(code, 'wedge')
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.metaKey || event.isComposing) return
    const field = fieldOf(event.target)
    if (field && (field.type === 'password' || field.dataset.takesScans !== undefined)) return
    const key = keyOf(event, field !== undefined)
    if (key === undefined) return
    clearTimeout(timer)
    lastKeys.press(key)
    const step = wedge.press(key)
    if (step.kind === 'start') before = field ? { field, value: field.value } : undefined
    // Space and Enter would press whatever button has the focus.
    if (step.kind === 'swallow') event.preventDefault()
    if (step.kind === 'scan') {
      event.preventDefault()
      event.stopPropagation()
      if (step.fromField && before) restore(before.field, before.value)
      publish(step.code)
      return
    }
    timer = setTimeout(() => {
      const code = wedge.still()
      if (code !== undefined) publish(code)
    }, STILL_MS)
  }

  for (const event of takeEarlyKeys()) onKeyDown(event)
  page.addEventListener('keydown', onKeyDown, { capture: true })
  return () => {
    clearTimeout(timer)
    page.removeEventListener('keydown', onKeyDown, { capture: true })
  }
}
