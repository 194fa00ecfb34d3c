import { type ComponentProps, type ComponentType, useEffect, useState } from 'react'
import { getPreferences } from '../platform/preferences.ts'
import { scanBus } from '../scan/bus.ts'
import { listenForWedge } from '../scan/listen.ts'
import type { Member } from '../view/session.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'
import { sessions } from './sessions.ts'
import { SignIn } from './sign-in.tsx'

type Workplace = ComponentType<ComponentProps<typeof import('./workplace.tsx').Workplace>>
type Who =
  | { kind: 'asking' }
  | { kind: 'nobody' }
  | { kind: 'opening' }
  | { kind: 'member'; member: Member; Workplace: Workplace }

/**
 * Outbox, mirror and screens: nothing of it is needed to sign in. Waited for here and not by Suspense, which holds back for
 * 300 ms whatever has once shown a fallback: that was half of the time to the first scan.
 */
const loadWorkplace = async (): Promise<Workplace> => (await import('./workplace.tsx')).Workplace

let restored: Promise<Member | undefined> = Promise.resolve(undefined)

/** Once, before anything is drawn. */
export const askWhoWorksHere = (): void => {
  restored = sessions.restoreSession()
  restored.catch(() => undefined) // the gate hears of it once it stands
  // Where the service worker has the code at hand, it is read while the session is asked for.
  if (navigator.serviceWorker?.controller) void loadWorkplace().catch(() => undefined)
}

/** Lets in whoever signed in before, without asking the network; everyone else signs in first. */
export const Gate = () => {
  const [who, setWho] = useState<Who>({ kind: 'asking' })

  const somebody = who.kind !== 'nobody'
  // From the first moment: what is scanned while the app starts is heard once it stands. At the sign-in nobody is there to
  // hear, and what was scanned for the one before is not for the next.
  useEffect(() => {
    if (somebody) return listenForWedge(scanBus, document, () => getPreferences().wedge)
    scanBus.drop()
  }, [somebody])

  const enter = async (member: Member) => {
    const Workplace = await loadWorkplace()
    setWho({ kind: 'member', member, Workplace })
  }

  /** Thrown while drawing, so that the boundary around the app shows it. */
  const fail = (cause: unknown) =>
    setWho(() => {
      throw cause
    })

  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, at the start
  useEffect(() => {
    restored.then((member) => (member ? enter(member) : setWho({ kind: 'nobody' }))).catch(fail)
  }, [])

  const opened = (member: Member) => {
    setWho((now) => (now.kind === 'member' ? now : { kind: 'opening' }))
    enter(member).catch(fail)
  }

  if (who.kind === 'asking') return null
  if (who.kind === 'nobody') return <SignIn onEnter={opened} />
  if (who.kind === 'opening') return <p className={classes.start}>{words.signIn.opening}</p>
  return (
    <who.Workplace
      key={`${who.member.orgId}/${who.member.userId}`}
      member={who.member}
      onEnter={opened}
      onLeave={() => setWho({ kind: 'nobody' })}
    />
  )
}
