/** What the update prompt says is new, and the manifest, in every language. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newestPart } from '../../client/platform/news-hash.ts'
import { spokenManifest } from '../../client/platform/spoken-manifest.ts'
import { arabic } from '../../client/words/ar/index.ts'
import { german } from '../../client/words/de/index.ts'
import { english } from '../../client/words/en/index.ts'
import { spanish } from '../../client/words/es/index.ts'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(`${root}/${path}`, 'utf8')
/** As many as the prompt shows. */
const SHOWN = 5

const changelog = read('CHANGELOG.md')
const manifest = JSON.parse(read('public/manifest.webmanifest'))

describe.each(Object.entries({ de: german, es: spanish, ar: arabic }))('%s', (language, words) => {
  const said: Record<string, string> = JSON.parse(read(`client/news/${language}.json`))

  it('says the newest lines of the changelog, and none that the changelog does not', () => {
    const newest = newestPart(changelog)
    expect(newest.slice(-SHOWN).filter((line) => !said[line])).toEqual([])
    expect(Object.keys(said).filter((line) => !newest.includes(line))).toEqual([])
  })

  it('names the shortcuts of the app, which is the same app in every language', () => {
    const spoken = spokenManifest(manifest, language as 'de' | 'es' | 'ar', words)
    expect(spoken.shortcuts.map(({ name }: { name: string }) => name)).toEqual([
      words.scan.title,
      words.flows.titles.receive,
      words.flows.titles.move,
      words.count.title,
    ])
    expect({ ...spoken, lang: '', dir: '', description: '', shortcuts: [] }).toEqual({
      ...{ ...manifest, lang: '', dir: '', description: '', shortcuts: [] },
    })
  })
})

it('is English in the file that everybody gets first', () =>
  expect(spokenManifest(manifest, 'en', english)).toEqual({ ...manifest, lang: 'en', dir: 'ltr' }))
