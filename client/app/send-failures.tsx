import { useLayoutEffect } from 'react'
import { sendFailures, watchFailures } from '../platform/failure-reports.ts'
import { useOnline } from '../platform/online.ts'
import { useWorkspace } from '../view/provider.tsx'

/** A report that the server cannot read will not become readable; anything else is tried again. */
const REFUSED = new Set([400, 413])

/** Reports of screens that stopped go to the server as soon as there is a network. */
export const SendFailures = () => {
  const workspace = useWorkspace()
  const online = useOnline()
  // Before any screen: the first one may be the one that stops.
  useLayoutEffect(() => {
    const { deviceId } = workspace
    let sending = Promise.resolve()
    const send = () => {
      if (!online) return
      sending = sending.then(() =>
        sendFailures(deviceId, async (report) => {
          const answer = await workspace.reportFailure(report)
          if (answer.ok) return 'done'
          return answer.error.kind !== 'offline' && REFUSED.has(answer.error.status) ? 'done' : 'later'
        }),
      )
    }
    send()
    return watchFailures(deviceId, send)
  }, [workspace, online])
  return null
}
