import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { useNoticeChoice } from '../parts/notice-choice.ts'
import { useSubscribe } from '../parts/use-subscribe.ts'
import { setBadge } from '../platform/badge.ts'
import { useOnline } from '../platform/online.ts'
import { keepNoticeWords, pushReach } from '../platform/push.ts'
import type { OpenMessage } from '../service-worker/kept.ts'
import { say } from '../ui/toast.ts'
import { useDraft, useReady, useSyncState } from '../view/hooks.ts'
import { mineQuery } from '../view/notices.ts'
import { useQuery } from '../view/provider.tsx'
import { words } from '../words/index.ts'

/** Says that something new is there for this member, on whatever screen they are. */
const useArrivals = (keys: readonly string[], ready: boolean) => {
  const [seen, keepSeen] = useDraft<readonly string[]>('notices-seen')
  const all = keys.join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the keys change, and once all is here
  useEffect(() => {
    if (!ready || seen?.join() === all) return
    const fresh = keys.filter((key) => seen && !seen.includes(key))
    if (fresh.length > 0) say(words.notices.arrived(fresh.length))
    keepSeen(keys)
  }, [all, ready])
}

/** What is asked for is still so at the push service and the server: a browser may have got another address meanwhile. */
const useSubscribed = () => {
  const [choice] = useNoticeChoice()
  const online = useOnline()
  const subscribe = useSubscribe()
  const wanted = JSON.stringify(choice)
  const again = useRef(subscribe)
  again.current = subscribe
  useEffect(() => {
    const asked = JSON.parse(wanted) as typeof choice
    if (!asked.push || !online || pushReach() !== 'yes' || Notification.permission !== 'granted') return
    void again.current(asked)
  }, [wanted, online])
}

/** The badge on the icon, the line that says what is new, the words and the address for when the app is closed. */
export const KeepNotices = () => {
  const ready = useReady()
  const { inbox } = useSyncState()
  const [{ kinds }] = useNoticeChoice()
  const mine = useQuery(mineQuery).filter(({ kind }) => kinds.includes(kind))
  const [, navigate] = useLocation()
  useArrivals(
    mine.map(({ key }) => key),
    ready,
  )
  useSubscribed()
  useEffect(() => setBadge(inbox + mine.length), [inbox, mine.length])
  useEffect(() => {
    keepNoticeWords(words.notices.said).catch((cause: unknown) => console.warn('words of notices', cause))
    const open = ({ data }: MessageEvent<OpenMessage | undefined>) => {
      if (data?.type === 'open') navigate(data.path)
    }
    navigator.serviceWorker?.addEventListener('message', open)
    return () => navigator.serviceWorker?.removeEventListener('message', open)
  }, [navigate])
  return null
}
