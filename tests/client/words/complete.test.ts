/** Every language says all that English says, of the same things, and nothing else. */
import { describe, expect, it } from 'vitest'
import { arabic } from '../../../client/words/ar/index.ts'
import { german } from '../../../client/words/de/index.ts'
import { cameraWords as englishCamera } from '../../../client/words/en/camera.ts'
import { english } from '../../../client/words/en/index.ts'
import { spanish } from '../../../client/words/es/index.ts'

type Said = string | ((...given: readonly unknown[]) => string)

/** All texts by their path, such as `count.plan.name`. */
const textsOf = (words: object, path = ''): [string, Said][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? textsOf(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  )

/** Figures that also pass for codes and names, so that any function takes them and shows them. */
const GIVEN = ['7003', '7019', '7123'].map((figure) => Object.assign(figure, { join: () => figure }))
const say = (said: Said): string =>
  typeof said === 'string' ? said : said(...GIVEN.slice(0, said.length)).replace(/(?<=\d)[.,](?=\d{3})/g, '')

const ENGLISH = { ...english, camera: englishCamera }
const LANGUAGES = { german, spanish, arabic }

describe.each(Object.entries(LANGUAGES))('%s', (_name, language) => {
  const texts = textsOf(language)
  const theirs = new Map(texts)

  it('has the keys of English, in functions where English has them', () => {
    const keys = (of: [string, Said][]) =>
      of.map(([path, said]) => `${path} ${typeof said === 'string' ? 'text' : said.length}`).sort()
    expect(keys(texts)).toEqual(keys(textsOf(ENGLISH)))
  })

  it('says whatever English says of what it is given', () => {
    const dropped = textsOf(ENGLISH).filter(([path, said]) => {
      const [ours, other] = [say(said), say(theirs.get(path) ?? '')]
      return GIVEN.some((figure) => ours.includes(figure) && !other.includes(figure))
    })
    expect(dropped.map(([path]) => path)).toEqual([])
  })

  it('leaves nothing empty', () => {
    expect(texts.filter(([, said]) => say(said).trim() === '').map(([path]) => path)).toEqual([])
  })
})
