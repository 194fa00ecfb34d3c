import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { LabelContent } from '../../../domain/labels/content.ts'
import type { Drawing } from '../../../domain/labels/drawing.ts'
import { perPage } from '../../../domain/labels/templates.ts'
import { Hint } from '../../ui/screen.tsx'
import { words } from '../../words/index.ts'
import { copied, drawLabel, type Encode, FINE, type Look, type NotDrawn } from './draw.ts'
import { LabelPicture } from './label-picture.tsx'
import classes from './labels.module.css'
import { SheetPicture } from './sheet-picture.tsx'

type Props = {
  contents: readonly LabelContent[]
  look: Look
  encode: Encode | undefined
  used: number
  copies: number
  stop: string | undefined
  /** Which of them is looked at. */
  at: number
  onAt: (at: number) => void
}

/** Why some cannot be drawn, and how many. */
const LeftOut = ({ reasons }: { reasons: readonly NotDrawn[] }) =>
  [...new Set(reasons)].map((why) => (
    <p key={why} className={classes.caution} role="status">
      ▲ {words.labels.without(reasons.filter((one) => one === why).length, why)}
    </p>
  ))

/** One label after the other as it will be, and how they lie on the first sheet. */
export const LabelPreview = ({ contents, look, encode, used, copies, stop, at, onAt }: Props) => {
  const index = Math.min(at, Math.max(0, contents.length - 1))
  if (stop !== undefined) return <p className={classes.caution}>▲ {stop}</p>
  if (!encode || contents.length === 0) return null
  // As many as can be seen at once; a larger job is drawn when it is printed.
  const [page, shown] = [contents.slice(0, Math.max(1, perPage(look.template))), contents[index]]
  const made = page.map((content) => drawLabel(content, look, encode, FINE))
  const drawings = made.flatMap((one): Drawing[] => (one.ok ? [one.value] : []))
  const reasons = made.flatMap((one) => (one.ok ? [] : [one.error]))
  const single = shown && drawLabel(shown, look, encode, FINE)
  return (
    <div className={classes.preview}>
      {shown && single?.ok ? <LabelPicture drawing={single.value} name={shown.title} /> : null}
      {single && !single.ok && !reasons.includes(single.error) ? <LeftOut reasons={[single.error]} /> : null}
      <LeftOut reasons={reasons} />
      {contents.length > 1 ? (
        <div className={classes.walk}>
          <button
            type="button"
            className={classes.step}
            aria-label={words.labels.before}
            disabled={index === 0}
            onClick={() => onAt(index - 1)}
          >
            <ChevronLeft size={20} aria-hidden />
          </button>
          <Hint>{words.labels.of(index + 1, contents.length)}</Hint>
          <button
            type="button"
            className={classes.step}
            aria-label={words.labels.after}
            disabled={index === contents.length - 1}
            onClick={() => onAt(index + 1)}
          >
            <ChevronRight size={20} aria-hidden />
          </button>
        </div>
      ) : null}
      {look.template.sheet ? (
        <SheetPicture template={look.template} drawings={copied(drawings, copies)} used={used} />
      ) : null}
    </div>
  )
}
