import { useState } from 'react'
import { countsBlind } from '../../../domain/count.ts'
import { NOTICE_KINDS, type NoticeKind } from '../../../domain/notices.ts'
import type { Role } from '../../../domain/protocol/kinds.ts'
import { useSubscribe } from '../../parts/use-subscribe.ts'
import { useOnline } from '../../platform/online.ts'
import { pushReach, unsubscribe } from '../../platform/push.ts'
import { Hint, Section } from '../../ui/screen.tsx'
import { SwitchRow } from '../../ui/switch-row.tsx'
import type { NoticeChoice } from '../../view/notices.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import classes from './notices.module.css'
import { QuietHours } from './quiet-hours.tsx'

type Props = { role: Role; choice: NoticeChoice; onChoose: (change: Partial<NoticeChoice>) => void }

const without = (kinds: readonly NoticeKind[], kind: NoticeKind) => kinds.filter((one) => one !== kind)

/** Whether notices come while the app is closed: asked of the browser, and told to the server. */
const PushSwitch = ({ choice, onChoose }: Omit<Props, 'role'>) => {
  const workspace = useWorkspace()
  const online = useOnline()
  const subscribe = useSubscribe()
  const [said, say] = useState<string | undefined>()
  const reach = pushReach()
  const turn = async (on: boolean) => {
    say(undefined)
    if (!on) {
      onChoose({ push: false })
      await Promise.all([unsubscribe(), workspace.push.end()])
      return
    }
    const how = online ? await subscribe(choice) : 'offline'
    if (how === 'done') onChoose({ push: true })
    else
      say(
        {
          offline: words.notices.pushOffline,
          refused: words.notices.pushRefused,
          unreachable: words.notices.pushUnreachable,
        }[how],
      )
  }
  const why = {
    yes: undefined,
    blocked: words.notices.pushRefused,
    install: words.notices.pushInstall,
    no: words.notices.pushNot,
  }[reach]
  return (
    <>
      <SwitchRow
        label={words.notices.push}
        checked={choice.push && reach === 'yes'}
        disabled={reach !== 'yes'}
        onTurn={(on) => void turn(on)}
      />
      <div role="status">
        <Hint>{said ?? why ?? (choice.push ? words.notices.pushOn : words.notices.pushHint)}</Hint>
      </div>
    </>
  )
}

/** Which of them, whether while the app is closed too, and when not. */
export const NoticeSettings = ({ role, choice, onChoose }: Props) => (
  <Section title={words.notices.settings}>
    <div className={classes.block}>
      {NOTICE_KINDS.filter((kind) => kind !== 'low-stock' || !countsBlind(role)).map((kind) => (
        <SwitchRow
          key={kind}
          label={words.notices.kinds[kind]}
          checked={choice.kinds.includes(kind)}
          onTurn={(on) => onChoose({ kinds: on ? [...choice.kinds, kind] : without(choice.kinds, kind) })}
        />
      ))}
      <PushSwitch choice={choice} onChoose={onChoose} />
      <QuietHours quiet={choice.quiet} onChange={(quiet) => onChoose({ quiet })} />
    </div>
  </Section>
)
