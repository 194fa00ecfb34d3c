import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './sheet.module.css'
import { words } from './words.ts'

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }

/** The sheet from below: the one place for choosing and entering. Escape, the scrim and the cross put it away. */
export const Sheet = ({ open, title, onClose, children, footer }: Props) => (
  <Drawer
    opened={open}
    onClose={onClose}
    position="bottom"
    title={title}
    size="auto"
    transitionProps={{ duration: 120 }}
    closeButtonProps={{ 'aria-label': words.close, size: 48, iconSize: 24 }}
    classNames={{
      inner: classes.inner,
      content: classes.content,
      header: classes.header,
      title: classes.title,
      body: classes.body,
    }}
  >
    {children}
    {footer ? <div className={classes.footer}>{footer}</div> : null}
  </Drawer>
)
