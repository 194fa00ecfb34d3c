import { useSyncExternalStore } from 'react'
import type { SymbolKind } from '../../domain/labels/content.ts'
import type { TemplateId } from '../../domain/labels/templates.ts'

/** Texts are empty where the scanner sends none of its own. */
export type WedgeSettings = {
  /** Sent before each code. */
  prefix: string
  /** Sent after each code, beside Enter or Tab. */
  suffix: string
  /** Milliseconds between two characters at most, where a person might be typing: in a field. */
  characterMs: number
  /** Sent in place of FNC1, which no keyboard has. */
  separator: string
}

/** Up to what WCAG 1.4.4 asks for. */
export const TEXT_SIZES = [100, 125, 150, 200] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** What belongs to this device and not to the member: kept in localStorage, since it must be there before the first paint. */
export type Preferences = {
  theme: 'system' | 'light' | 'dark'
  highContrast: boolean
  gloves: boolean
  /** In per cent of what the browser's own settings say. */
  textSize: TextSize
  sound: boolean
  vibration: boolean
  /** The answer to a scan in colour at the edge of the screen. */
  flash: boolean
  /** How the keyboard wedge of this device types. */
  wedge: WedgeSettings
  /** Stays open from screen to screen and from day to day, for those who have no other scanner. */
  cameraOpen: boolean
  /** After a code the camera waits until it is asked for the next, or goes on. */
  cameraMode: 'single' | 'continuous'
  /** The browser's id of the camera that was chosen; empty: the one at the back. */
  cameraId: string
  /** How labels were printed last. */
  labels: LabelChoice
}

export type LabelChoice = {
  template: TemplateId
  symbol: SymbolKind
  copies: number
  /** Of the printer whose language a file is saved in. */
  dotsPerMm: 8 | 12 | 24
}

const KEY = 'bincard.device'
const DEFAULTS: Preferences = {
  theme: 'system',
  highContrast: false,
  gloves: false,
  textSize: 100,
  sound: true,
  vibration: true,
  flash: true,
  wedge: { prefix: '', suffix: '', characterMs: 30, separator: '' },
  cameraOpen: false,
  cameraMode: 'continuous',
  cameraId: '',
  labels: { template: 'sheet-70x37', symbol: 'gs1-datamatrix', copies: 1, dotsPerMm: 8 },
}

const load = (): Preferences => {
  try {
    return { ...DEFAULTS, ...(JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>) }
  } catch {
    return DEFAULTS
  }
}

let current = load()
const listeners = new Set<() => void>()

const dark = matchMedia('(prefers-color-scheme: dark)')

export type Scheme = 'light' | 'dark'

const schemeOf = ({ theme }: Preferences): Scheme => (theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme)

const apply = (preferences: Preferences) => {
  // Every size of type is in rem, so all text follows the root; what the browser was told stays the base.
  document.documentElement.style.fontSize = preferences.textSize === 100 ? '' : `${preferences.textSize}%`
  document.documentElement.dataset.mantineColorScheme = schemeOf(preferences)
  document.documentElement.dataset.gloves = String(preferences.gloves)
  const contrast = preferences.highContrast || matchMedia('(prefers-contrast: more)').matches
  document.documentElement.dataset.contrast = contrast ? 'high' : 'normal'
}

const show = (preferences: Preferences) => {
  current = preferences
  apply(current)
  for (const listener of listeners) listener()
}

/** Once, before the first paint. Another tab's change is taken over. */
export const startPreferences = (): void => {
  apply(current)
  for (const query of [dark, matchMedia('(prefers-contrast: more)')]) {
    query.addEventListener('change', () => show({ ...current }))
  }
  addEventListener('storage', (event) => {
    if (event.key === KEY) show(load())
  })
}

export const getPreferences = (): Preferences => current

export const setPreferences = (change: Partial<Preferences>): void => {
  const next = { ...current, ...change }
  // Private windows may refuse to store: then it holds until the tab closes.
  try {
    localStorage.setItem(KEY, JSON.stringify(next))
  } catch (cause) {
    console.warn('preferences', cause)
  }
  show(next)
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, getPreferences)

/** Light or dark, as chosen here or as the system is now. */
export const useScheme = (): Scheme => schemeOf(usePreferences())
