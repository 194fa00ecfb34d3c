import { Component, type ErrorInfo, type ReactNode } from 'react'
import { BigButton } from '../ui/big-button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Actions } from '../ui/screen.tsx'
import { words } from '../words/index.ts'

type Props = { children: ReactNode }
type State = { failed: boolean }

/** A chunk of an older version that is gone from the cache: only a reload brings the new one. Drafts are on the device. */
const isLostChunk = (cause: unknown): boolean =>
  cause instanceof TypeError && /dynamically imported module|module script/i.test(cause.message)

/** One screen that stopped must not take the others with it, nor leave a person wondering what was saved. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false }

  static getDerivedStateFromError(): State {
    return { failed: true }
  }

  override componentDidCatch(cause: Error, info: ErrorInfo) {
    console.error('screen', cause, info.componentStack)
    if (isLostChunk(cause) && navigator.onLine && sessionStorage.getItem('bincard.reloaded') === null) {
      sessionStorage.setItem('bincard.reloaded', '1')
      location.reload()
    }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert">
        <EmptyState title={words.failure.title} hint={words.failure.hint}>
          <Actions>
            <BigButton onClick={() => this.setState({ failed: false })}>{words.failure.again}</BigButton>
            <BigButton kind="quiet" onClick={() => location.assign('/')}>
              {words.failure.home}
            </BigButton>
          </Actions>
        </EmptyState>
      </div>
    )
  }
}
