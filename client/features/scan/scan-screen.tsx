import { type FormEvent, useEffect, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { answerScan } from '../../parts/answer-scan.ts'
import { awaitCards } from '../../parts/await-cards.ts'
import { CameraStrip } from '../../parts/camera/camera-strip.tsx'
import { nameOfFound } from '../../parts/name-of-found.ts'
import { scanBus } from '../../scan/bus.ts'
import { useScan } from '../../scan/use-scan.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { usePlace } from '../../ui/place.tsx'
import { Hint, Panes, Screen } from '../../ui/screen.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { useKeptFields, useReady } from '../../view/hooks.ts'
import { useWorkspace } from '../../view/provider.tsx'
import type { Found } from '../../view/rows.ts'
import { words } from '../../words/index.ts'
import { Answer } from './answer.tsx'
import { RecentScans, useRecentScans } from './recent-scans.tsx'
import classes from './scan.module.css'

/** What a code means right now. Before the mirror is in memory the quick path answers, from one stored chunk. */
const useFound = (code: string | undefined): readonly Found[] => {
  const workspace = useWorkspace()
  const ready = useReady()
  const [early, setEarly] = useState<{ code: string; found: readonly Found[] } | undefined>()
  useEffect(() => {
    if (ready || code === undefined) return
    void workspace.lookupEarly(code).then((found) => setEarly({ code, found }))
  }, [workspace, ready, code])
  if (code === undefined) return []
  if (ready) return workspace.lookup(code)
  return early?.code === code ? early.found : []
}

/** What is this, and what can I do with it here? */
export const ScanScreen = () => {
  const workspace = useWorkspace()
  const [, navigate] = useLocation()
  const code = new URLSearchParams(useSearch()).get('code') ?? undefined
  const found = useFound(code)
  const { fields, change, forget } = useKeptFields('scan-typed', { typed: '' })
  const { typed } = fields
  const remember = useRecentScans()
  usePlace(words.scan.title)

  useScan(async ({ code: scanned }) => {
    await awaitCards(workspace)
    const [first] = await workspace.lookupEarly(scanned)
    answerScan(first && first.kind !== 'unknown' ? 'good' : 'bad')
    forget()
    remember(scanned)
    navigate(`/scan?code=${encodeURIComponent(scanned)}`, { replace: true })
    return true
  })

  useEffect(() => {
    if (code !== undefined) remember(code)
  }, [code, remember])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    scanBus.publish(typed, 'typed')
  }

  const [first] = found
  return (
    <Screen label={words.scan.title} top={<CameraStrip size="tall" />}>
      <Panes
        left={
          <>
            <form onSubmit={submit} className={classes.form}>
              <SearchField value={typed} onValue={(text) => change({ typed: text })} label={words.scan.field} />
              <BigButton type="submit" kind={typed === '' ? 'quiet' : 'primary'}>
                {words.scan.look}
              </BigButton>
              {code === undefined ? <Hint>{words.scan.hint}</Hint> : null}
            </form>
            <p className={classes.live} role="status" aria-live="assertive">
              {first ? words.scan.found(words.scan.kinds[first.kind], nameOfFound(first)) : ''}
            </p>
            {found.length > 0 ? <Answer found={found} /> : null}
          </>
        }
        right={<RecentScans current={code} />}
      />
    </Screen>
  )
}
