import { english } from './en/index.ts'
import { wantedLocale } from './language.ts'
import { spoken } from './spoken.ts'
export const language = spoken.language
export const words = spoken.words ?? english
export const locale = wantedLocale(language)
