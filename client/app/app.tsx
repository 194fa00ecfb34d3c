import { DirectionProvider, MantineProvider } from '@mantine/core'
import { useScheme } from '../platform/preferences.ts'
import { theme } from '../ui/theme.ts'
import { language } from '../words/index.ts'
import { directionOf } from '../words/language.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { Gate } from './gate.tsx'
import { Toasts } from './toasts.tsx'

const direction = directionOf(language)

/** What every screen stands in: theme, the place where toasts appear, the last boundary, the gate. */
export const App = () => {
  const scheme = useScheme()
  return (
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} forceColorScheme={scheme}>
        <ErrorBoundary>
          <Gate />
        </ErrorBoundary>
        <Toasts theme={scheme} dir={direction} />
      </MantineProvider>
    </DirectionProvider>
  )
}
