import type { Drawing } from '../../../domain/labels/drawing.ts'
import type { PrinterDocument } from '../../../domain/protocol/documents.ts'
import { PRINT_LIMITS } from '../../../domain/protocol-limits.ts'
import { say, warn } from '../../ui/toast.ts'
import type { ApiError } from '../../view/api.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** In words what stands behind the last colon of a problem's type. */
const saidOf = (error: ApiError): string => {
  const { notSent } = words.labels
  const code = error.kind === 'problem' ? (error.problem.type.split(':').at(-1) ?? '') : error.kind
  return notSent[code] ?? notSent.other ?? ''
}

/** What the printer has to know of a label; the modules it draws itself. */
const printedOf = ({ width, height, texts, symbols }: Drawing) => ({
  ...{ width, height },
  texts: texts.map(({ text, x, y, size, centred }) => ({ text, x: Math.max(0, x), y: Math.max(0, y), size, centred })),
  symbols: symbols.map(({ carried: { kind, data }, x, y, module, height: tall }) => ({
    ...{ carried: { kind, data }, x, y, module, height: tall },
  })),
})

/** Sends labels to a printer, as many at once as a job may have, and says how that went. */
export const useSend = () => {
  const workspace = useWorkspace()
  return async (printer: PrinterDocument, drawings: readonly Drawing[], copies: number): Promise<void> => {
    for (let at = 0; at < drawings.length; at += PRINT_LIMITS.labels) {
      const labels = drawings.slice(at, at + PRINT_LIMITS.labels).map(printedOf)
      const answer = await workspace.printLabels({ printerId: printer.id, labels, copies })
      if (!answer.ok) return warn(saidOf(answer.error))
    }
    say(words.labels.sent(drawings.length * copies, printer.name))
  }
}
