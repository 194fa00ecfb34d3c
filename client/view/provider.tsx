import { createContext, type ReactNode, use, useCallback, useSyncExternalStore } from 'react'
import type { Query } from './live.ts'
import type { Workspace } from './workspace.ts'

const WorkspaceContext = createContext<Workspace | null>(null)

export const WorkspaceProvider = ({ workspace, children }: { workspace: Workspace; children: ReactNode }) => (
  <WorkspaceContext value={workspace}>{children}</WorkspaceContext>
)

export const useWorkspace = (): Workspace => {
  const workspace = use(WorkspaceContext)
  if (!workspace) throw new Error('useWorkspace outside of a WorkspaceProvider')
  return workspace
}

/** A live query as a React value; never suspends, never waits for the network. Queries with the same key are the same. */
export const useQuery = <T,>(query: Query<T>): T => {
  const workspace = useWorkspace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the whole query, which is made anew each time
  const subscribe = useCallback((listener: () => void) => workspace.subscribe(query, listener), [workspace, query.key])
  return useSyncExternalStore(subscribe, () => workspace.read(query))
}
