import { useState } from 'react'
import { problemSaid } from '../../parts/problem-said.ts'
import { useOnline } from '../../platform/online.ts'
import { saveBlob } from '../../platform/save-file.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { say, warn } from '../../ui/toast.ts'
import { dayOf } from '../../ui/when.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

/** Its last line is its checksum; without it the file was cut short on its way. */
const isWhole = async (file: Blob): Promise<boolean> =>
  /\{"sha256":"[0-9a-f]{64}","rows":\d+\}\n$/.test(await file.slice(-200).text())

/** For admins: everything, from the server. */
export const WholeOrganisation = () => {
  const workspace = useWorkspace()
  const online = useOnline()
  const [fetching, setFetching] = useState(false)
  const save = async () => {
    setFetching(true)
    try {
      const answer = await workspace.exportOrganisation()
      if (!answer.ok)
        return warn(answer.error.kind === 'problem' ? problemSaid(answer.error.problem) : words.export.needsNetwork)
      const file = await new Response(answer.value).blob()
      if (!(await isWhole(file))) return warn(words.export.cutShort)
      const name = `bincard-${dayOf(new Date())}.ndjson`
      saveBlob(name, file)
      say(words.export.saved(name))
    } catch (error) {
      console.error('an export that broke off', error)
      warn(words.export.cutShort)
    } finally {
      setFetching(false)
    }
  }
  return (
    <Section title={words.export.whole}>
      <Hint>{words.export.wholeHint}</Hint>
      {online ? null : <Hint>{words.export.needsNetwork}</Hint>}
      <BigButton kind="quiet" onClick={save} disabled={!online} busy={fetching}>
        {fetching ? words.export.fetching : words.export.saveWhole}
      </BigButton>
    </Section>
  )
}
