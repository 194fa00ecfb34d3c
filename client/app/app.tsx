import { MantineProvider } from '@mantine/core'
import { Toaster } from 'sonner'
import { useScheme } from '../platform/preferences.ts'
import { theme } from '../ui/theme.ts'
import classes from './app.module.css'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'

/** What every screen stands in: theme, the place where toasts appear, the last boundary, the gate. */
export const App = () => {
  const scheme = useScheme()
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme}>
      <ErrorBoundary>
        <Gate />
      </ErrorBoundary>
      <Toaster
        theme={scheme}
        // At the top: the thumb's button is below.
        position="top-center"
        offset={{ top: 64 }}
        mobileOffset={{ top: 64, left: 12, right: 12 }}
        toastOptions={{ classNames: { toast: classes.toast, actionButton: classes.undo, description: classes.detail } }}
      />
    </MantineProvider>
  )
}
