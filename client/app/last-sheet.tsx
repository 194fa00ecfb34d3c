import { useLocation } from 'wouter'
import { LastDeeds } from '../parts/last-deeds.tsx'
import { useRecord } from '../parts/use-record.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useLastDeeds } from '../view/hooks.ts'
import { words } from '../words/index.ts'

const MOST = 10

const Deeds = ({ onClose }: { onClose: () => void }) => {
  const deeds = useLastDeeds(MOST)
  const { undo } = useRecord()
  const [, navigate] = useLocation()
  if (deeds.length === 0) return <EmptyState title={words.last.nothing} hint={words.home.nothingDone} />
  const settle = () => {
    onClose()
    navigate('/inbox')
  }
  return <LastDeeds deeds={deeds} onUndo={(deed) => void undo(...deed.undo)} onSettle={settle} />
}

/** One tap from anywhere: the last ten things done here, what became of each, and the way back. */
export const LastSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => (
  <Sheet open={open} title={words.last.title} onClose={onClose}>
    {open ? <Deeds onClose={onClose} /> : null}
  </Sheet>
)
