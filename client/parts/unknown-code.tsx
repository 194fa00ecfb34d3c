import { useState } from 'react'
import { may, mayReport } from '../../domain/permissions.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Actions, Hint } from '../ui/screen.tsx'
import { words } from '../ui/words.ts'
import { LinkCode } from './link-code.tsx'
import { ReportCode } from './report-code.tsx'
import { useMember } from './use-member.ts'

type Props = {
  code: string
  locationId?: string | undefined
  /** It was reported before: what is left is to say what it is. */
  reported?: boolean
  onDone?: () => void
}

/** What can be done with a code that nothing here has: say what it is, make it, or leave it to someone who knows. */
export const UnknownCode = ({ code, locationId, reported = false, onDone }: Props) => {
  const member = useMember()
  const [linking, setLinking] = useState(false)
  const edits = may(member, 'edit-items')
  const reports = !reported && mayReport(member, []).ok
  return (
    <>
      {edits ? (
        <Actions>
          <BigButton kind="quiet" onClick={() => setLinking(true)}>
            {words.unknownCode.link}
          </BigButton>
          <BigButton
            kind="quiet"
            href={`/items?barcode=${encodeURIComponent(code)}`}
            {...(onDone ? { onClick: onDone } : {})}
          >
            {words.unknownCode.make}
          </BigButton>
        </Actions>
      ) : null}
      {edits || reported ? null : <Hint>{words.unknownCode.notYours}</Hint>}
      {reports ? <ReportCode code={code} locationId={locationId} onDone={onDone} /> : null}
      {linking ? (
        <LinkCode
          code={code}
          onClose={() => setLinking(false)}
          onLinked={() => {
            setLinking(false)
            onDone?.()
          }}
        />
      ) : null}
    </>
  )
}
