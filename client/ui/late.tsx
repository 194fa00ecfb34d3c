import { words } from '../words/index.ts'
import classes from './late.module.css'

/** Beyond its day, and still open. */
export const Late = () => <span className={classes.late}>▲ {words.orders.late}</span>
