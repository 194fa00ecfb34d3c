import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/index.ts'
import { UnknownCode } from './unknown-code.tsx'

type Props = { code: string; locationId: string | undefined; onClose: () => void; onKnown: () => void }

/** A code that nothing here has, met in the middle of something: settle it, and go on. */
export const UnknownCodeSheet = ({ code, locationId, onClose, onKnown }: Props) => (
  <Sheet open title={words.scan.unknown(code)} onClose={onClose}>
    <UnknownCode key={code} code={code} locationId={locationId} onKnown={onKnown} onReported={onClose} />
  </Sheet>
)
