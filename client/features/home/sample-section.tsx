import { may } from '../../../domain/permissions.ts'
import { useMember } from '../../parts/use-member.ts'
import { useRecord } from '../../parts/use-record.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useQuery } from '../../view/provider.tsx'
import { sampleBackQuery } from '../../view/sample.ts'
import { words } from '../../words/index.ts'

/** As long as there is a sample that nobody has worked with: the way out of it. */
export const SampleSection = () => {
  const member = useMember()
  const { record } = useRecord()
  const back = useQuery(sampleBackQuery)
  if (back.length === 0 || !may(member, 'edit-locations')) return null
  const text = words.firstRun
  return (
    <Section title={text.sampleHere}>
      <Hint>{text.takeBackHint}</Hint>
      <BigButton kind="quiet" onClick={() => record(back, { done: text.takenBack })}>
        {text.takeBack}
      </BigButton>
    </Section>
  )
}
