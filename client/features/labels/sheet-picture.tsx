import type { Drawing } from '../../../domain/labels/drawing.ts'
import { A4, pagesOf, perPage, type Template } from '../../../domain/labels/templates.ts'
import { words } from '../../words/index.ts'
import { LabelParts } from './label-picture.tsx'
import classes from './labels.module.css'

type Props = { template: Template; drawings: readonly Drawing[]; used: number }

/** The first sheet with its labels in their places; what is already gone from it is hatched. */
export const SheetPicture = ({ template, drawings, used }: Props) => {
  const { sheet, width, height } = template
  if (!sheet) return null
  const [labels = []] = pagesOf(template, drawings.slice(0, perPage(template)), used)
  const places = Array.from({ length: perPage(template) }, (_, at) => ({
    at,
    x: sheet.left + (at % sheet.columns) * width,
    y: sheet.top + Math.floor(at / sheet.columns) * height,
  }))
  return (
    <svg
      role="img"
      aria-label={words.labels.sheet}
      className={classes.picture}
      viewBox={`0 0 ${A4.width} ${A4.height}`}
    >
      <rect width={A4.width} height={A4.height} fill="#fff" />
      {labels.map(({ what, x, y }) => (
        <g key={`${x} ${y}`} transform={`translate(${x} ${y}) scale(${1 / what.dotsPerMm})`}>
          <LabelParts drawing={what} />
        </g>
      ))}
      {places.map(({ at, x, y }) => (
        <rect
          key={at}
          {...{ x, y, width, height }}
          fill={at < used ? '#ccc' : 'none'}
          stroke="#999"
          strokeWidth={0.4}
          strokeDasharray="2 1.5"
        />
      ))}
    </svg>
  )
}
