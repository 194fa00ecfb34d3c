import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { words } from '../words/index.ts'
import classes from './full-screen.module.css'
import { useReturnFocus } from './return-focus.ts'

type Props = { open: boolean; title: string; onClose: () => void; children: ReactNode }

/** The whole screen for one thing. Escape and the cross put it away, and the focus is where it was. */
export const FullScreen = ({ open, title, onClose, children }: Props) => {
  useReturnFocus(open)
  return (
    <Drawer
      opened={open}
      onClose={onClose}
      returnFocus={false}
      position="bottom"
      size="100%"
      title={title}
      transitionProps={{ duration: 120 }}
      closeButtonProps={{ 'aria-label': words.close, size: 'var(--target)', iconSize: 24 }}
      classNames={{ content: classes.content, header: classes.header, title: classes.title, body: classes.body }}
    >
      {children}
    </Drawer>
  )
}
