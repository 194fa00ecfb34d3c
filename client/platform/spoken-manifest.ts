/**
 * The manifest in another language. Browsers do not read the `*_localized` members of the standard yet (none did in 2026), so there is
 * a file a language, and the page names its own. The `id` is the same in all: one app, whatever it is called.
 */
import type { Words } from '../words/index.ts'
import { directionOf, type Language } from '../words/language.ts'

type Shortcut = { name: string; url: string }
type Manifest = { description: string; shortcuts: readonly Shortcut[] }
/** The build has no words of the start's; these are of any language. */
type Said = Pick<Words, 'signIn' | 'scan' | 'count'> & { flows: Pick<Words['flows'], 'titles'> }

export const manifestName = (language: Language): string =>
  language === 'en' ? 'manifest.webmanifest' : `manifest.${language}.webmanifest`

export const spokenManifest = <Base extends Manifest>(base: Base, language: Language, words: Said): Base => {
  const names: Record<string, string> = {
    '/scan': words.scan.title,
    '/receive': words.flows.titles.receive,
    '/move': words.flows.titles.move,
    '/count': words.count.title,
  }
  return {
    ...base,
    lang: language,
    dir: directionOf(language),
    description: words.signIn.lead,
    shortcuts: base.shortcuts.map((shortcut) => ({ ...shortcut, name: names[shortcut.url] ?? shortcut.name })),
  }
}
