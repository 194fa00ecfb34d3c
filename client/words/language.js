/** Which language this device speaks, and how its figures and days are written: what was chosen here, else what the browser asks for, else English. */
/** Each in its own name: whoever cannot read what is on screen finds their own. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', es: 'Español', ar: 'العربية' }
/** Apart from the other preferences: it must be known before any module that holds words is run. */
const KEY = 'bincard.language'
const isLanguage = (tag) => tag != null && Object.hasOwn(LANGUAGES, tag)
/** Some systems name what is no language tag (`en-US@posix`), and Intl throws at those. */
const isTag = (tag) => {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
/** What is asked for, best first. Where there is no browser (the tests of parts) it is English. */
const asked = () => (typeof document === 'undefined' ? [] : navigator.languages.filter(isTag))
const chosen = () => {
  try {
    return typeof document === 'undefined' ? null : localStorage.getItem(KEY)
  } catch {
    // A private window may refuse: then the browser's languages decide.
    return null
  }
}
const primary = (tag) => tag.toLowerCase().split('-')[0] ?? ''
export const languageFor = (choice, tags) =>
  isLanguage(choice) ? choice : (tags.map(primary).find(isLanguage) ?? 'en')
/**
 * What numbers, days and units are written in: the region as the browser has it, where it is of this language, since a day in
 * Dublin is not written as one in Boston. Always with the digits and the calendar that goods are labelled with (ADR 0014).
 */
export const localeFor = (language, tags) => {
  const regional = tags.find((tag) => primary(tag) === language) ?? language
  return new Intl.Locale(regional, { numberingSystem: 'latn', calendar: 'gregory' }).toString()
}
export const wantedLanguage = () => languageFor(chosen(), asked())
export const wantedLocale = (language) => localeFor(language, asked())
export const directionOf = (language) => (language === 'ar' ? 'rtl' : 'ltr')
/** Says it from the next start on, and starts anew. What is half done is in the drafts. */
export const speak = (language) => {
  localStorage.setItem(KEY, language)
  location.reload()
}
