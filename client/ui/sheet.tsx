import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import { useReturnFocus } from './return-focus.ts'
import classes from './sheet.module.css'

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }

/**
 * The one place for choosing and entering: from below on a phone, on the right where there is room for two. Escape, the scrim and
 * the cross put it away.
 */
export const Sheet = ({ open, title, onClose, children, footer }: Props) => {
  useReturnFocus(open)
  const isWide = useMediaQuery('(min-width: 768px)', false, { getInitialValueInEffect: false })
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      returnFocus={false}
      position={isWide ? 'right' : 'bottom'}
      title={title}
      size={isWide ? 480 : 'auto'}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': words.close, size: 'var(--target)', iconSize: 24 }}
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
}
