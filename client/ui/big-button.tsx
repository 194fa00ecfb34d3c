import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import classes from './big-button.module.css'

type Props = {
  children: ReactNode
  onClick?: () => void
  href?: string
  type?: 'button' | 'submit'
  kind?: 'primary' | 'quiet'
  disabled?: boolean
  busy?: boolean
}

/** A verb, full width. `primary` is the one next thing; everything else is quiet. A disabled one stays in the focus order. */
export const BigButton = ({
  children,
  onClick,
  href,
  type = 'button',
  kind = 'primary',
  disabled = false,
  busy = false,
}: Props) => {
  const look = {
    fullWidth: true,
    classNames: { root: classes.root, label: classes.label },
    'data-kind': kind,
    variant: 'filled',
  }
  if (href) {
    return (
      <Button component={Link} href={href} {...look} onClick={onClick}>
        {children}
      </Button>
    )
  }
  return (
    <Button
      {...look}
      type={type}
      aria-disabled={disabled || busy}
      data-disabled={disabled || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (disabled || busy) event.preventDefault()
        else onClick?.()
      }}
    >
      {children}
    </Button>
  )
}
