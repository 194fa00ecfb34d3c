import { words } from '../words/index.ts'
import { EmptyState } from './empty-state.tsx'

/** What was asked for is not among the cards here, or they are not all here yet. */
export const Gone = ({ title, ready }: { title: string; ready: boolean }) =>
  ready ? <EmptyState title={title} hint={words.goneHint} /> : <EmptyState title={words.notLoaded} />
