import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'wouter'
import classes from './big-button.module.css'
import { SAME_TAP_MS } from './second-tap.ts'

type Props = {
  children: ReactNode
  /** A promise it gives keeps the button from beginning again until that is done. */
  onClick?: () => unknown
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
  const running = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a button that says something else does something else
  useEffect(() => {
    running.current = false
  }, [children])
  const begin = async () => {
    if (running.current) return
    const begun = onClick?.()
    if (!(begun instanceof Promise)) return
    running.current = true
    try {
      await begun
    } finally {
      setTimeout(() => {
        running.current = false
      }, SAME_TAP_MS)
    }
  }
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
        else void begin()
      }}
    >
      {children}
    </Button>
  )
}
