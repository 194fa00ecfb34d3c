import { useEffect, useRef } from 'react'
import { openSignIn } from '../sign-in/sign-in-page.ts'
import type { Member } from '../view/session.ts'
import { sessions, signInThen } from './sessions.ts'

/** The first screen where the app runs already: after a sign-out, and for the next one at a shared tablet. */
export const SignIn = ({ onEnter }: { onEnter: (member: Member) => void }) => {
  const place = useRef<HTMLDivElement>(null)
  const enter = useRef(onEnter)
  enter.current = onEnter
  useEffect(() => {
    if (!place.current) return
    return openSignIn(place.current, {
      known: sessions.members(),
      signIn: signInThen((member) => enter.current(member)),
    })
  }, [])
  return <div ref={place} />
}
