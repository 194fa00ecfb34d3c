import { useEffect, useRef } from 'react'
import { signInForm } from '../sign-in/sign-in-form.ts'
import type { Member } from '../view/session.ts'
import { signInThen } from './sessions.ts'

type Props = { email: string; onEnter: (member: Member) => void }

/** For a member whose sign-in has ended, over whatever screen they are on. */
export const SignInAgain = ({ email: known, onEnter }: Props) => {
  const place = useRef<HTMLDivElement>(null)
  const enter = useRef(onEnter)
  enter.current = onEnter
  useEffect(() => {
    const { form, close } = signInForm({
      email: known,
      signIn: signInThen((member) => enter.current(member)),
    })
    place.current?.append(form)
    return () => {
      close()
      form.remove()
    }
  }, [known])
  return <div ref={place} />
}
