import { lazy, Suspense, useEffect, useState } from 'react'
import { words } from '../ui/words.ts'
import type { Member } from '../view/session.ts'
import classes from './app.module.css'
import { sessions } from './sessions.ts'
import { SignIn } from './sign-in.tsx'

/** Outbox, mirror and screens: nothing of it is needed to sign in. */
const Workplace = lazy(async () => ({ default: (await import('./workplace.tsx')).Workplace }))

type Who = { kind: 'asking' } | { kind: 'nobody' } | { kind: 'member'; member: Member }

/** Lets in whoever signed in before, without asking the network; everyone else signs in first. */
export const Gate = () => {
  const [who, setWho] = useState<Who>({ kind: 'asking' })

  useEffect(() => {
    let gone = false
    void sessions.restoreSession().then((member) => {
      if (!gone) setWho(member ? { kind: 'member', member } : { kind: 'nobody' })
    })
    return () => {
      gone = true
    }
  }, [])

  const enter = (member: Member) => setWho({ kind: 'member', member })

  if (who.kind === 'asking') return null
  if (who.kind === 'nobody') return <SignIn onEnter={enter} />
  return (
    <Suspense fallback={<p className={classes.start}>{words.signIn.opening}</p>}>
      <Workplace
        key={`${who.member.orgId}/${who.member.userId}`}
        member={who.member}
        onEnter={enter}
        onLeave={() => setWho({ kind: 'nobody' })}
      />
    </Suspense>
  )
}
