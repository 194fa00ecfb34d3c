import classes from './late.module.css'
import { words } from './words.ts'

/** Beyond its day, and still open. */
export const Late = () => <span className={classes.late}>▲ {words.orders.late}</span>
