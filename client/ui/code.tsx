import { FNC1 } from '../../domain/gs1/element.ts'
import classes from './code.module.css'

/** Groups a long run of digits the way people read it aloud; codes with letters have their own rhythm and stay whole. */
const groupCode = (code: string): string[] => {
  if (!/^\d{7,}$/.test(code)) return [code]
  const groups: string[] = []
  for (let end = code.length; end > 0; end -= 4) groups.unshift(code.slice(Math.max(0, end - 4), end))
  return groups
}

/** A SKU, barcode, lot or bin code. The gaps between groups are drawn, not typed: what is copied is the code itself. FNC1
 * has no glyph, and is drawn as its symbol. */
export const Code = ({ value }: { value: string }) => {
  let at = 0
  return (
    <span className={classes.code}>
      {groupCode(value).map((group) => {
        const key = at
        at += group.length
        return (
          <span key={key} className={classes.group}>
            {group.replaceAll(FNC1, '␝')}
          </span>
        )
      })}
    </span>
  )
}
