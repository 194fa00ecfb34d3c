/** What comes right after the language: the look of this device, and who is to be met first, the app or the sign-in. */
import { startAppUpdates } from './platform/app-update.ts'
import { isIos, startInstall } from './platform/install.ts'
import { startPreferences } from './platform/preferences.ts'
import { takeEarlyKeys } from './scan/early-keys.ts'
import { openSignIn } from './sign-in/sign-in-page.ts'
import '@fontsource-variable/atkinson-hyperlegible-mono'
import '@fontsource-variable/atkinson-hyperlegible-next'
import './ui/base.css'

const findApp = () => import('./main.tsx')

/** What was typed, over the page's own reload. */
type Typed = { email?: string } | null

/** Once somebody has signed in, the app takes the page's place. */
const meetSomebodyNew = (place: HTMLElement): void => {
  let told = false
  const tryApp = async () => {
    try {
      return await findApp()
    } catch (cause) {
      console.warn('the app is not here yet', cause)
      return undefined
    }
  }
  const close = openSignIn(place, {
    email: (history.state as Typed)?.email,
    // Read while the address is typed.
    onBegin: () => void tryApp(),
    signIn: async (email, password) => {
      const app = await tryApp()
      if (!app) {
        // A browser asks for a module but once in the life of a page: the next try is another page's.
        history.replaceState({ email } satisfies Typed, '')
        if (told && navigator.onLine) location.reload()
        told = true
        return { kind: 'offline', message: 'the app could not be fetched' }
      }
      const enter = () => {
        close()
        takeEarlyKeys() // at the sign-in nobody was there to hear
        app.startApp(place)
      }
      return app.signInThen(enter)(email, password)
    },
  })
}

export const begin = async (isNew: boolean): Promise<void> => {
  startPreferences()
  startInstall()
  const place = document.getElementById('root')
  if (!place) throw new Error('index.html has no #root')
  if (isNew) meetSomebodyNew(place)
  else (await findApp()).startApp(place)

  // The service worker fetches everything else: not while the first paint still needs the line. The page may have loaded before its words were found.
  const whenLoaded = () => {
    // Where the line broke, the next start tries again.
    startAppUpdates().catch((cause: unknown) => console.warn('the app could not be installed', cause))
    // Nobody else has a use for it.
    if (isIos())
      void import('./platform/splash.ts')
        .then(({ offerSplash }) => offerSplash())
        .catch((cause: unknown) => console.warn('splash', cause))
  }
  if (document.readyState === 'complete') whenLoaded()
  else addEventListener('load', whenLoaded)
}
