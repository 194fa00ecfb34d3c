import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The copying pencil's violet: bin cards were written with it. The one accent; it marks the next action and nothing else. */
const violet: MantineColorsTuple = [
  '#f3edfa',
  '#e4d9f2',
  '#cbb5e6',
  '#c3a6f0',
  '#9b78cf',
  '#7d55b8',
  '#5a2d91',
  '#4d257e',
  '#40206a',
  '#2c1549',
]

/** Mantine as the skeleton (focus, dialogs, fields); how it looks comes from tokens.css, so that both speak one language. */
export const theme = createTheme({
  primaryColor: 'violet',
  colors: { violet },
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  fontSizes: { xs: 'var(--t1)', sm: 'var(--t2)', md: 'var(--t2)', lg: 'var(--t3)', xl: 'var(--t4)' },
  defaultRadius: 'var(--radius)',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Input: { defaultProps: { size: 'md' } },
    InputWrapper: { defaultProps: { size: 'md' } },
  },
})
