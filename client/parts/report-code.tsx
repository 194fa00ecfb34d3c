import { type ChangeEvent, useRef, useState } from 'react'
import { smallPhotograph } from '../photos/shrink.ts'
import { useScan } from '../scan/use-scan.ts'
import { BigButton } from '../ui/big-button.tsx'
import { Actions, Hint } from '../ui/screen.tsx'
import { warn } from '../ui/toast.ts'
import { useKeptFields, useLocation } from '../view/hooks.ts'
import { words } from '../words/index.ts'
import { answerScan } from './answer-scan.ts'
import classes from './report-code.module.css'
import { useRecord } from './use-record.ts'

type Props = { code: string; locationId: string | undefined; onDone: (() => void) | undefined }

/** "Later": the code and a photograph go to whoever knows the items. It is one action, so it works without a network. */
export const ReportCode = ({ code, locationId, onDone }: Props) => {
  const { record } = useRecord()
  const place = useLocation(locationId)
  const input = useRef<HTMLInputElement>(null)
  const { fields, change, forget } = useKeptFields<{ photo?: string }>(`report:${code.slice(0, 100)}`, {})
  const { photo } = fields
  const [reported, setReported] = useState(false)

  const take = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return
    const picture = await smallPhotograph(file)
    if (picture === undefined) warn(words.unknownCode.noPicture)
    else change({ photo: picture })
    target.value = ''
  }

  const report = async () => {
    const saved = await record(
      [
        {
          type: 'report',
          kind: 'unknown-barcode',
          code,
          ...(locationId ? { locationId } : {}),
          ...(photo ? { photo } : {}),
          labels: place ? { location: place.code } : {},
        },
      ],
      { done: words.unknownCode.reported(code) },
    )
    if (!saved) return
    forget()
    setReported(true)
    onDone?.()
  }

  // A picture was taken of this box: the next box's code does not take it away unasked.
  useScan(() => {
    if (photo === undefined || reported) return false
    answerScan('wrong')
    warn(words.unknownCode.reportFirst(code))
    return true
  })

  if (reported) return <Hint>{words.unknownCode.reported(code)}</Hint>
  return (
    <div className={classes.report}>
      {photo ? <img className={classes.photo} src={photo} alt={words.unknownCode.photo} /> : null}
      <input
        ref={input}
        className={classes.input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={words.unknownCode.takePhoto}
        tabIndex={-1}
        onChange={take}
      />
      <Actions>
        <BigButton kind="quiet" onClick={() => input.current?.click()}>
          {photo ? words.unknownCode.takeAnother : words.unknownCode.takePhoto}
        </BigButton>
        <BigButton onClick={report}>{words.unknownCode.later}</BigButton>
      </Actions>
    </div>
  )
}
