import { Component, type ErrorInfo, type ReactNode } from 'react'
import { keepFailure } from '../platform/failure-reports.ts'
import { Stopped } from './stopped.tsx'

/** `at`: the path it stands at. Another path is another screen, which gets its own try. */
type Props = { children: ReactNode; at?: string }
type State = { failed: boolean; at: string | undefined }

/** A chunk of an older version that is gone from the cache: only a reload brings the new one. Drafts are on the device. */
const isLostChunk = (cause: unknown): boolean =>
  cause instanceof TypeError && /dynamically imported module|module script/i.test(cause.message)

/** One screen that stopped must not take the others with it, nor leave a person wondering what was saved. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { failed: false, at: this.props.at }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ at }: Props, state: State): Partial<State> | null {
    return at === state.at ? null : { failed: false, at }
  }

  override componentDidCatch(cause: Error, info: ErrorInfo) {
    console.error('screen', cause, info.componentStack)
    if (!isLostChunk(cause)) keepFailure(cause)
    else if (navigator.onLine && sessionStorage.getItem('bincard.reloaded') === null) {
      sessionStorage.setItem('bincard.reloaded', '1')
      location.reload()
    }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return <Stopped onAgain={() => this.setState({ failed: false })} />
  }
}
