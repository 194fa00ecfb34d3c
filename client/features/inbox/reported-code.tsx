import { may } from '../../../domain/permissions.ts'
import type { ExceptionDocument } from '../../../domain/protocol/documents.ts'
import { UnknownCode } from '../../parts/unknown-code.tsx'
import { useMember } from '../../parts/use-member.ts'
import { Code } from '../../ui/code.tsx'
import { words } from '../../words/index.ts'
import classes from './inbox.module.css'

const PHOTO = 'data:image/jpeg;base64,'

/** A code that somebody met and nothing here has: what it looked like, and the ways to say what it is. */
export const ReportedCode = ({ detail }: Pick<ExceptionDocument, 'detail'>) => {
  const member = useMember()
  const { code, photo, note } = detail
  if (typeof code !== 'string') return null
  return (
    <>
      <p>
        <Code value={code} />
      </p>
      {typeof note === 'string' ? <p>{note}</p> : null}
      {typeof photo === 'string' && photo.startsWith(PHOTO) ? (
        <img className={classes.photo} src={photo} alt={words.unknownCode.photo} />
      ) : null}
      {may(member, 'edit-items') ? <UnknownCode code={code} reported /> : null}
    </>
  )
}
