import { type ReactNode, useState } from 'react'
import { BigButton } from '../ui/big-button.tsx'
import { Row, Rows } from '../ui/row.tsx'
import { Actions } from '../ui/screen.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { words } from '../words/index.ts'
import type { Deed } from './deeds.ts'

type Props = {
  deeds: readonly Deed[]
  about: string
  /** So many are at the thumb; the others are a tap further, in the sheet. */
  atHand?: number
  children?: ReactNode
}

/** What can be done here, the most usual at the thumb. */
export const DeedButtons = ({ deeds, about, atHand = 3, children }: Props) => {
  const [open, setOpen] = useState(false)
  const [first, further] = [deeds.slice(0, atHand), deeds.slice(atHand)]
  return (
    <>
      <Actions>
        {first.map(({ label, href }) => (
          <BigButton key={href} kind="quiet" href={href}>
            {label}
          </BigButton>
        ))}
        {further.length > 0 ? (
          <BigButton kind="quiet" onClick={() => setOpen(true)}>
            {words.scan.moreDeeds}
          </BigButton>
        ) : null}
        {children}
      </Actions>
      <Sheet open={open} title={words.scan.deedsOf(about)} onClose={() => setOpen(false)}>
        <Rows label={words.scan.deedsOf(about)}>
          {further.map(({ label, href }) => (
            <li key={href}>
              <Row href={href} title={label} />
            </li>
          ))}
        </Rows>
      </Sheet>
    </>
  )
}
