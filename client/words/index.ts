/**
 * Every word on screen, by its key, in the language of this device, and the locale that numbers, dates and units are written in.
 * The language stands before any of the app is run (`spoken.ts`), so words can be taken at module level; another one starts the app anew.
 */
import type { cameraWords } from './en/camera.ts'
import { english } from './en/index.ts'
import { type Language, wantedLocale } from './language.ts'
import { spoken } from './spoken.ts'
import type { Wording } from './wording.ts'

/** What a language has to say: all that English says, to the same questions. */
export type Words = Wording<typeof english> & { camera: Wording<typeof cameraWords> }

export const language: Language = spoken.language
export const words: Omit<Words, 'camera'> = spoken.words ?? english
export const locale: string = wantedLocale(language)
