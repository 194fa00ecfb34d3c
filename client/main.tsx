import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { askWhoWorksHere } from './app/gate.tsx'
import { tickOnTap } from './platform/haptics.ts'
import { ignoreSecondTaps } from './ui/second-tap.ts'
import './ui/mantine.css'

export { signInThen } from './app/sessions.ts'

/** The app itself: for whoever worked here before, or has just signed in. */
export const startApp = (place: HTMLElement): void => {
  askWhoWorksHere()
  ignoreSecondTaps(document)
  tickOnTap(document)
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
