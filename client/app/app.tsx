import { DirectionProvider, MantineProvider } from '@mantine/core'
import { Toaster } from 'sonner'
import { useScheme } from '../platform/preferences.ts'
import { theme } from '../ui/theme.ts'
import { language } from '../words/index.ts'
import { directionOf } from '../words/language.ts'
import classes from './app.module.css'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'

const direction = directionOf(language)
const TOP = 'calc(64px + var(--camera, 0px))'

/** What every screen stands in: theme, the place where toasts appear, the last boundary, the gate. */
export const App = () => {
  const scheme = useScheme()
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme={scheme}>
        <ErrorBoundary>
          <Gate />
        </ErrorBoundary>
        <Toaster
          theme={scheme}
          dir={direction}
          // At the top, under the camera where one is open: the thumb's button is below.
          position="top-center"
          // Side by side, not one behind the other: the way back of the one before is as large as ever.
          expand
          visibleToasts={2}
          offset={{ top: TOP }}
          mobileOffset={{ top: TOP, left: 12, right: 12 }}
          toastOptions={{
            classNames: { toast: classes.toast, actionButton: classes.undo, description: classes.detail },
          }}
        />
      </MantineProvider>
    </DirectionProvider>
  )
}
