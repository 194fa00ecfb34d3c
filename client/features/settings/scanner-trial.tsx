import { useSyncExternalStore } from 'react'
import { readCode } from '../../../domain/gs1/label.ts'
import { answerScan } from '../../parts/answer-scan.ts'
import { nameOfFound } from '../../parts/name-of-found.ts'
import type { WedgeSettings } from '../../platform/preferences.ts'
import { type LastKeys, lastKeys } from '../../scan/last-keys.ts'
import { useScan } from '../../scan/use-scan.ts'
import { Code } from '../../ui/code.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { dayOf } from '../../ui/when.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'
import { sayFaults } from './label-faults.ts'
import classes from './settings.module.css'

/** Each key with the milliseconds since the one before, as it arrived. */
const Arrived = ({ keys }: Pick<LastKeys, 'keys'>) => (
  <ol className={classes.keys} aria-label={words.scanner.arrived}>
    {keys.map(({ key, afterMs }, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: keys only ever join at the end
      <li key={at}>
        <kbd>{key === ' ' ? '␣' : key === '\u001d' ? '␝' : key}</kbd>
        <span>{at === 0 ? '' : `+${Math.round(afterMs)}`}</span>
      </li>
    ))}
  </ol>
)

const labelWord = (name: string): string => words.scanner.label[name as keyof typeof words.scanner.label]

/** What arrived last, how fast, and what it was taken for. */
export const ScannerTrial = ({ wedge }: { wedge: WedgeSettings }) => {
  const workspace = useWorkspace()
  const { keys, taken } = useSyncExternalStore(lastKeys.onChange, lastKeys.latest)
  useScan(({ code }) => {
    const [found] = workspace.lookup(code)
    answerScan(found && found.kind !== 'unknown' ? 'good' : 'bad')
    return true
  })
  const gaps = keys.slice(1, taken === undefined ? undefined : -1).map(({ afterMs }) => afterMs)
  const slowest = Math.round(Math.max(0, ...gaps))
  const read = taken === undefined ? undefined : readCode(taken, dayOf(new Date()))
  const [found] = taken === undefined ? [] : workspace.lookup(taken)
  return (
    <Section title={words.scanner.tryIt}>
      <div className={classes.block}>
        {keys.length === 0 ? <Hint>{words.scanner.tryHint}</Hint> : <Arrived keys={keys} />}
        {gaps.length === 0 ? null : (
          <p className={slowest > wedge.characterMs ? classes.caution : undefined}>
            {slowest > wedge.characterMs ? words.scanner.slow(slowest) : words.scanner.pace(slowest)}
          </p>
        )}
        <div role="status" aria-live="polite">
          {read && found ? (
            <>
              <p className={classes.good}>
                {words.scanner.taken} <Code value={read.text} />
              </p>
              <p>{words.scan.found(words.scan.kinds[found.kind], nameOfFound(found))}</p>
            </>
          ) : null}
          {keys.length > 0 && taken === undefined ? <p>{words.scanner.typing}</p> : null}
        </div>
        {read?.label ? (
          <Rows label={words.scanner.saysLabel}>
            {Object.entries(read.label).map(([name, value]) => (
              <li key={name}>
                <Row title={labelWord(name)} trailing={<Code value={String(value)} />} />
              </li>
            ))}
          </Rows>
        ) : null}
        {taken === undefined
          ? null
          : sayFaults(taken).map((fault) => (
              <p key={fault} className={classes.caution}>
                ▲ {fault}
              </p>
            ))}
      </div>
    </Section>
  )
}
