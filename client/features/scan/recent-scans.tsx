import { useCallback } from 'react'
import { plainCode } from '../../../domain/gs1/symbology.ts'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Code } from '../../ui/code.tsx'
import { Row, Rows } from '../../ui/row.tsx'
import { Hint, Section } from '../../ui/screen.tsx'
import { useDraft } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import { words } from '../../words/index.ts'

const KEY = 'recent-scans'
const MOST = 10

/** Remembers a code as the newest; kept on the device, so that a reload does not lose where one was. */
export const useRecentScans = (): ((code: string) => void) => {
  const workspace = useWorkspace()
  return useCallback(
    (code) => {
      const before = workspace.draft<string[]>(KEY) ?? []
      if (before[0] === code) return
      const others = before.filter((each) => plainCode(each) !== plainCode(code))
      // Shown and read again at once, so that five scans in one burst are five; that it could not be kept stops no scan.
      workspace
        .setDraft(KEY, [code, ...others].slice(0, MOST))
        .catch((cause: unknown) => console.warn('recent scans', cause))
    },
    [workspace],
  )
}

export const RecentScans = ({ current }: { current: string | undefined }) => {
  const workspace = useWorkspace()
  const [codes, setCodes] = useDraft<string[]>(KEY)
  const others = (codes ?? []).filter((code) => current === undefined || plainCode(code) !== plainCode(current))
  if (others.length === 0 && current !== undefined) return null
  return (
    <Section title={words.scan.recent}>
      {others.length === 0 ? <Hint>{words.scan.empty}</Hint> : null}
      <Rows label={words.scan.recent}>
        {others.map((code) => {
          const [found] = workspace.lookup(code)
          const name = found ? nameOfFound(found) : plainCode(code)
          return (
            <li key={code}>
              <Row
                href={`/scan?code=${encodeURIComponent(code)}`}
                title={name}
                detail={
                  <>
                    <span>{words.scan.kinds[found?.kind ?? 'unknown']}</span>
                    {name === plainCode(code) ? null : <Code value={plainCode(code)} />}
                  </>
                }
              />
            </li>
          )
        })}
      </Rows>
      {others.length === 0 ? null : (
        <BigButton kind="quiet" onClick={() => setCodes(undefined)}>
          {words.scan.clear}
        </BigButton>
      )}
    </Section>
  )
}
