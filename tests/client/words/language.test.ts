/** Which language a device speaks, and how figures and days are written in it. */
import { describe, expect, it } from 'vitest'
import { directionOf, languageFor, localeFor } from '../../../client/words/language.ts'

describe('the language', () => {
  it.each([
    ['what was chosen here', 'ar', ['de-DE'], 'ar'],
    ['else the first that there is of what the browser asks for', null, ['fr-FR', 'de-AT', 'en'], 'de'],
    ['else English', null, ['fr-FR', 'ja'], 'en'],
    ['and nothing that there is not, whatever was kept', 'constructor', ['es-MX'], 'es'],
  ])('is %s', (_why, chosen, asked, language) => expect(languageFor(chosen, asked)).toBe(language))

  it('goes from right to left where it does', () =>
    expect((['en', 'de', 'es', 'ar'] as const).map(directionOf)).toEqual(['ltr', 'ltr', 'ltr', 'rtl']))
})

const NOON = new Date('2026-11-04T12:00:00')
const written = (locale: string) => {
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric', year: 'numeric' }).format(NOON)
  return [
    new Intl.NumberFormat(locale).format(12345.5),
    // Which way it reads is no matter here.
    day.replace(/\u200f/g, ''),
    new Intl.NumberFormat(locale, { style: 'unit', unit: 'megabyte' }).format(3),
  ]
}

describe('figures, days and units', () => {
  it.each([
    ['en', ['en-IE'], ['12,345.5', '4/11/2026', '3 MB']],
    ['en', ['en-US'], ['12,345.5', '11/4/2026', '3 MB']],
    ['de', ['de-DE'], ['12.345,5', '4.11.2026', '3 MB']],
    ['es', ['es-ES'], ['12.345,5', '4/11/2026', '3 MB']],
    ['es', ['es-MX'], ['12,345.5', '4/11/2026', '3 MB']],
    ['ar', ['ar-EG'], ['12,345.5', '4/11/2026', '3 م.ب']],
    ['ar', ['ar-MA'], ['12.345,5', '4/11/2026', '3 م.ب']],
    // Whose own calendar is another: what is printed on goods is not in it.
    ['ar', ['ar-SA'], ['12,345.5', '4/11/2026', '3 م.ب']],
  ] as const)('are written in %s as in %s, with the digits of labels', (language, asked, said) => {
    expect(written(localeFor(language, asked)).map((text) => text.replace(/\u00a0/g, ' '))).toEqual(said)
  })

  it('are those of the language where the browser is of another', () => {
    expect(written(localeFor('de', ['en-US']))[0]).toBe('12.345,5')
  })
})
