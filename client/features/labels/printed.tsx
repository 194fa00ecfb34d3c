import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import type { Drawing } from '../../../domain/labels/drawing.ts'
import { A4, pagesOf, type Template } from '../../../domain/labels/templates.ts'
import { LabelPicture } from './label-picture.tsx'
import classes from './printed.module.css'

export type Printing = { template: Template; drawings: readonly Drawing[]; used: number }

/** What the browser prints in place of the page: nothing but the labels, on pages as large as their paper. Asks for the print itself. */
export const Printed = ({ template, drawings, used, onDone }: Printing & { onDone: () => void }) => {
  const paper = template.sheet ? A4 : template
  useEffect(() => {
    addEventListener('afterprint', onDone)
    // The pages must be drawn before they are printed.
    const drawn = requestAnimationFrame(() => print())
    return () => {
      cancelAnimationFrame(drawn)
      removeEventListener('afterprint', onDone)
    }
  }, [onDone])
  return createPortal(
    <div className={classes.printed} data-printed>
      <style>{`@page { size: ${paper.width}mm ${paper.height}mm; margin: 0 }`}</style>
      {pagesOf(template, drawings, used).map((page, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: pages have nothing but their order
          key={at}
          className={classes.page}
          style={{ width: `${paper.width}mm`, height: `${paper.height}mm` }}
        >
          {page.map(({ what, x, y }) => (
            <div key={`${x} ${y}`} className={classes.label} style={{ left: `${x}mm`, top: `${y}mm` }}>
              <LabelPicture drawing={what} name={what.texts[0]?.text ?? ''} onPaper />
            </div>
          ))}
        </div>
      ))}
    </div>,
    document.body,
  )
}
