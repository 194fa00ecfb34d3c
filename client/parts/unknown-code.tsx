import { lazy, Suspense, useState } from 'react'
import { may, mayReport } from '../../domain/permissions.ts'
import { MAX_CODE_LENGTH } from '../../domain/protocol-limits.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Actions, Hint } from '../ui/screen.tsx'
import { words } from '../words/index.ts'
import { LinkCode } from './link-code.tsx'
import { ReportCode } from './report-code.tsx'
import { useMember } from './use-member.ts'

/** A form is not needed to scan and move stock. */
const ItemForm = lazy(async () => ({ default: (await import('./item-form/item-form.tsx')).ItemForm }))

type Props = {
  code: string
  locationId?: string | undefined
  /** It was reported before: what is left is to say what it is. */
  reported?: boolean
  /** It has been said what the code is: whoever scanned it can go on. */
  onKnown?: () => void
  onReported?: () => void
}

/** What can be done with a code that nothing here has: say what it is, make it, or leave it to someone who knows. */
export const UnknownCode = ({ code, locationId, reported = false, onKnown, onReported }: Props) => {
  const member = useMember()
  const [doing, setDoing] = useState<'link' | 'make' | undefined>()
  const close = () => setDoing(undefined)
  const known = () => {
    close()
    onKnown?.()
  }
  const edits = may(member, 'edit-items')
  const reports = !reported && mayReport(member, []).ok
  // A square code may hold a whole page of text.
  if (code.length > MAX_CODE_LENGTH) return <Hint>{words.unknownCode.tooLong}</Hint>
  return (
    <>
      {edits ? (
        <Actions>
          <BigButton kind="quiet" onClick={() => setDoing('link')}>
            {words.unknownCode.link}
          </BigButton>
          <BigButton kind="quiet" onClick={() => setDoing('make')}>
            {words.unknownCode.make}
          </BigButton>
        </Actions>
      ) : null}
      {edits || reported ? null : <Hint>{words.unknownCode.notYours}</Hint>}
      {reports ? <ReportCode code={code} locationId={locationId} onDone={onReported} /> : null}
      {doing === 'link' ? <LinkCode code={code} onClose={close} onLinked={known} /> : null}
      {doing === 'make' ? (
        <Suspense fallback={null}>
          <ItemForm barcode={code} onClose={close} onSaved={known} />
        </Suspense>
      ) : null}
    </>
  )
}
