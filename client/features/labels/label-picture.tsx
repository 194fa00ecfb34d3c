import { type Drawing, darkOf } from '../../../domain/labels/drawing.ts'
import { BASELINE, FONT } from '../../labels/paint.ts'
import classes from './labels.module.css'

/** All bars and modules as one shape. */
const shapeOf = ({ symbols }: Drawing): string =>
  symbols
    .flatMap(darkOf)
    .map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`)
    .join('')

export const LabelParts = ({ drawing }: { drawing: Drawing }) => (
  <>
    <rect width={drawing.width} height={drawing.height} fill="#fff" />
    <path d={shapeOf(drawing)} fill="#000" shapeRendering="crispEdges" />
    {drawing.texts.map(({ text, x, y, size, bold, centred }) => (
      <text
        key={`${x} ${y}`}
        x={x}
        y={y + size * BASELINE}
        fontSize={size}
        fontFamily={FONT}
        fontWeight={bold ? 700 : 400}
        direction="ltr"
        textAnchor={centred ? 'middle' : 'start'}
        fill="#000"
      >
        {text}
      </text>
    ))}
  </>
)

/** A label as it will be, black on white in any theme; as wide as its place, or as it is on paper. */
export const LabelPicture = ({ drawing, name, onPaper }: { drawing: Drawing; name: string; onPaper?: boolean }) => (
  <svg
    role="img"
    aria-label={name}
    viewBox={`0 0 ${drawing.width} ${drawing.height}`}
    {...(onPaper
      ? { width: `${drawing.width / drawing.dotsPerMm}mm`, height: `${drawing.height / drawing.dotsPerMm}mm` }
      : { className: classes.picture })}
  >
    <LabelParts drawing={drawing} />
  </svg>
)
