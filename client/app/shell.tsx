import { ClipboardCheck, History, House, Menu, Package, ScanBarcode } from 'lucide-react'
import { Suspense, useCallback, useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useRecentScans } from '../features/scan/recent-scans.tsx'
import { answerScan } from '../parts/answer-scan.ts'
import { awaitCards } from '../parts/await-cards.ts'
import { useScan } from '../scan/use-scan.ts'
import { Frame } from '../ui/frame.tsx'
import { useShownPlace } from '../ui/place.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { useReady, useSyncState } from '../view/hooks.ts'
import { useWorkspace } from '../view/provider.tsx'
import type { Member } from '../view/session.ts'
import { words } from '../words/index.ts'
import { KeepNotices } from './keep-notices.tsx'
import { KeepNumbers } from './keep-numbers.tsx'
import { LastSheet } from './last-sheet.tsx'
import { lateScreen, loadScreens } from './late-screen.tsx'
import { Routes } from './routes.tsx'
import { ScanSignal } from './scan-signal.tsx'
import { SendFailures } from './send-failures.tsx'
import { SyncSheet } from './sync-sheet.tsx'
import { UpdatePrompt } from './update-prompt.tsx'
import { useBack } from './use-back.ts'
import { useFocusPlace } from './use-focus-place.ts'
import { useSlash } from './use-slash.ts'

/** Which of the five places a path belongs to; what is under More has no place of its own. */
const FIVE = [
  { href: '/', label: words.nav.home, icon: House, owns: ['/'] },
  { href: '/items', label: words.nav.items, icon: Package, owns: ['/items'] },
  { href: '/scan', label: words.nav.scan, icon: ScanBarcode, owns: ['/scan'], prominent: true },
  { href: '/count', label: words.nav.count, icon: ClipboardCheck, owns: ['/count'] },
  {
    href: '/more',
    label: words.nav.more,
    icon: Menu,
    owns: [
      '/more',
      '/inbox',
      '/notices',
      '/settings',
      '/orders',
      '/order-numbers',
      '/partners',
      '/labels',
      '/locations',
      '/receive',
      '/put-away',
      '/move',
      '/move-several',
      '/transfer',
      '/return',
      '/send-back',
      '/pick',
      '/adjust',
      '/kit',
      '/as-of',
      '/reasons',
      '/categories',
      '/attributes',
      '/pick-list',
      '/pack',
    ],
  },
]

const isAt = (path: string, owns: readonly string[]) =>
  owns.some((own) => (own === '/' ? path === '/' : path === own || path.startsWith(`${own}/`)))

const SearchSheet = lateScreen(async () => (await import('../features/search/search-sheet.tsx')).SearchSheet)

/** A scan that no screen wanted opens the scan screen with its answer: any barcode, anywhere, does the obvious thing. */
const useScanAnywhere = (onHeard: () => void) => {
  const workspace = useWorkspace()
  const [, navigate] = useLocation()
  const remember = useRecentScans()
  useScan(async ({ code }) => {
    await awaitCards(workspace)
    const [found] = await workspace.lookupEarly(code)
    answerScan(found && found.kind !== 'unknown' ? 'good' : 'bad')
    // Here and not by the screen: the next scan of a burst may come before the screen has drawn this one.
    remember(code)
    onHeard()
    navigate(`/scan?code=${encodeURIComponent(code)}`)
    return true
  }, 'fallback')
}

type Props = { onEnter: (member: Member) => void; onLeave: () => Promise<void> }

/** The frame around all screens: where I am, how this device stands, the five places. */
export const Shell = ({ onEnter, onLeave }: Props) => {
  const sync = useSyncState()
  const place = useShownPlace()
  const [path] = useLocation()
  useFocusPlace(path)
  const back = useBack(place.back)
  const [telling, setTelling] = useState(false)
  const [showsLast, setShowsLast] = useState(false)
  const [searching, setSearching] = useState(false)
  useSlash(useCallback(() => setSearching(true), []))
  const ready = useReady()
  // The answer is a screen, which the sheet would hide.
  useScanAnywhere(() => {
    setTelling(false)
    setSearching(false)
  })
  useEffect(() => {
    if (ready) void loadScreens()
  }, [ready])
  return (
    <Frame
      top={
        <TopBar
          place={place.title}
          {...(back ? { onBack: back } : {})}
          onSearch={() => setSearching(true)}
          badge={
            <StateBadge kind={sync.kind} pending={sync.pending} inbox={sync.inbox} onOpen={() => setTelling(true)} />
          }
        />
      }
      destinations={FIVE.map(({ owns, ...destination }) => ({
        ...destination,
        active: isAt(path, owns),
        ...(destination.href === '/more' && sync.inbox > 0 ? { count: sync.inbox } : {}),
      }))}
      extra={{ label: words.last.label, text: words.last.button, icon: History, onOpen: () => setShowsLast(true) }}
    >
      <ScanSignal />
      <UpdatePrompt />
      <KeepNumbers />
      <KeepNotices />
      <SendFailures />
      <Routes onLeave={onLeave} />
      <LastSheet open={showsLast} onClose={() => setShowsLast(false)} />
      {searching ? (
        <Suspense fallback={null}>
          <SearchSheet open onClose={() => setSearching(false)} />
        </Suspense>
      ) : null}
      <SyncSheet open={telling} onClose={() => setTelling(false)} onEnter={onEnter} />
    </Frame>
  )
}
