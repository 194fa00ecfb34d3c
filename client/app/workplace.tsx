import { useEffect, useState } from 'react'
import { setBadge } from '../platform/badge.ts'
import { forgetFailures } from '../platform/failure-reports.ts'
import { unsubscribe } from '../platform/push.ts'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PlaceProvider } from '../ui/place.tsx'
import { WorkspaceProvider } from '../view/provider.tsx'
import type { Member } from '../view/session.ts'
import { openWorkspace, type Workspace } from '../view/workspace.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'
import { sessions } from './sessions.ts'
import { Shell } from './shell.tsx'

type Props = { member: Member; onEnter: (member: Member) => void; onLeave: () => void }
type Opening = { kind: 'opening' } | { kind: 'open'; workspace: Workspace } | { kind: 'refused' }

/** Opens the member's outbox and mirror, and closes them when they leave. */
export const Workplace = ({ member, onEnter, onLeave }: Props) => {
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })

  useEffect(() => {
    const opened = openWorkspace({ session: member, deviceId: member.deviceId, api: sessions.api })
    let gone = false
    opened.then(
      (workspace) => {
        if (!gone) setOpening({ kind: 'open', workspace })
      },
      (cause: unknown) => {
        console.error('workspace', cause)
        if (!gone) setOpening({ kind: 'refused' })
      },
    )
    return () => {
      gone = true
      void opened.then((workspace) => workspace.close()).catch(() => undefined)
    }
  }, [member])

  if (opening.kind === 'opening') return <p className={classes.start}>{words.signIn.opening}</p>
  if (opening.kind === 'refused') {
    return (
      <main role="alert">
        <EmptyState title={words.failure.startTitle} hint={words.failure.startHint}>
          <BigButton onClick={() => location.reload()}>{words.failure.again}</BigButton>
        </EmptyState>
      </main>
    )
  }
  const leave = async () => {
    forgetFailures(member.deviceId)
    setBadge(0)
    // The server forgets the address with the session; what it sends before it hears of that comes to nobody.
    await unsubscribe().catch((cause: unknown) => console.warn('push service', cause))
    await sessions.signOut()
    onLeave()
  }
  return (
    <WorkspaceProvider workspace={opening.workspace}>
      <PlaceProvider>
        <Shell onEnter={onEnter} onLeave={leave} />
      </PlaceProvider>
    </WorkspaceProvider>
  )
}
