/** Every word on screen, by its key, and the locale that numbers, dates and units are written in. Nothing else names either. */
import { english } from './en/index.ts'

export const words = english

/** The region as the browser has it, where it is of the language of the words: a day in Dublin is not written as one in Boston. */
const regional = typeof document === 'undefined' ? undefined : navigator.languages.find((tag) => /^en\b/i.test(tag))

export const locale: string = regional ?? 'en'
