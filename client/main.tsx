import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startAppUpdates } from './platform/app-update.ts'
import { tickOnTap } from './platform/haptics.ts'
import { isIos, startInstall } from './platform/install.ts'
import { startPreferences } from './platform/preferences.ts'
import '@fontsource-variable/atkinson-hyperlegible-mono'
import '@fontsource-variable/atkinson-hyperlegible-next'
import { ignoreSecondTaps } from './ui/second-tap.ts'
import './ui/mantine.css'
import './ui/tokens.css'

startPreferences()
startInstall()
ignoreSecondTaps(document)
tickOnTap(document)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)

// The service worker fetches everything else: not while the first paint still needs the line. The page may have loaded before its words were found.
const whenLoaded = () => {
  void startAppUpdates()
  // Nobody else has a use for it.
  if (isIos())
    void import('./platform/splash.ts')
      .then(({ offerSplash }) => offerSplash())
      .catch((cause: unknown) => console.warn('splash', cause))
}
if (document.readyState === 'complete') whenLoaded()
else addEventListener('load', whenLoaded)
