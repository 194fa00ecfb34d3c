/** What two languages say by the same keys: texts, and sentences with what is told in them left open. */

/** Whatever a sentence is given, standing for itself: a character of private use for each. */
const FIRST_HOLE = 0xe000
const HOLE = /[\ue000-\ue00f]/
const hole = (at: number): string => String.fromCharCode(FIRST_HOLE + at)
const holeAt = (sign: string): number => sign.charCodeAt(0) - FIRST_HOLE

type Sentence = (...given: unknown[]) => string

/** One number of each plural form that any of the languages has: none, one, two, few, many, others. */
const NUMBERS = [0, 1, 2, 7003, 7011, 7100] as const
/** Enough to be no number of a test. */
const isProbe = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) > 7000

/** A part of a sentence: what it always says, or which of the things it is given. */
export type Part = string | { given: number; isNumber: boolean; sign: 1 | -1 }

export type Pattern = {
  /** In the language that is read. */
  parts: readonly Part[]
  /** The same sentence in the other language, of the same things; what is not shown in the first is known. */
  say: (given: ReadonlyMap<number, unknown>) => string
}

export type Texts = { plain: ReadonlyMap<string, readonly string[]>; patterns: readonly Pattern[] }

/** Texts stand where lists of them do, too. */
const boxed = (text: string): unknown => Object.assign(new String(text), { join: () => text })

const tell = (sentence: Sentence, given: readonly unknown[]): string | undefined => {
  const told = given.map((one) => (typeof one === 'string' && HOLE.test(one) ? boxed(one) : one))
  try {
    return String(sentence(...told))
  } catch {
    // Not something this sentence can be given: one of the other things it is tried with is.
    return undefined
  }
}

const product = (choices: readonly (readonly unknown[])[]): unknown[][] =>
  choices.reduce<unknown[][]>((all, some) => all.flatMap((one) => some.map((each) => [...one, each])), [[]])

/** What a sentence can be given at a place: a text where both languages show it, else numbers and what else decides its form. */
const choicesAt = (sentences: readonly Sentence[], at: number, count: number): readonly unknown[] => {
  const texts = Array.from({ length: count }, (_, each) => hole(each))
  if (sentences.every((sentence) => tell(sentence, texts)?.includes(hole(at)))) return [hole(at)]
  const showing = (value: unknown): (string | undefined)[] =>
    sentences.map((sentence) => tell(sentence, Object.assign([...texts], { [at]: value })))
  if (!showing(7003).some((said) => said !== undefined && /7[.,]?003/.test(said))) return [true, false]
  const isSigned = showing(-7003).some((said, which) => bare(said) !== bare(showing(7003)[which]))
  return isSigned ? [...NUMBERS, -1, -2, -7003, -7011, -7100] : NUMBERS
}

/** Without a sign before the figure, and what keeps it there. */
const bare = (said: string | undefined): string | undefined => said?.replace(/[-\u200e\u061c]/g, '')

/** Cuts a sentence where it shows what it was given. */
const partsOf = (said: string, given: readonly unknown[]): Part[] => {
  const figures = given.flatMap((value, at) => (isProbe(value) ? [{ at, figure: Math.abs(value), value }] : []))
  const shown = figures.map(({ figure }) => `${String(figure)[0]}[.,\u066c]?${String(figure).slice(1)}`)
  return said
    .split(new RegExp(`(${[HOLE.source, ...shown].join('|')})`))
    .filter((part) => part !== '')
    .map((part) => {
      if (HOLE.test(part)) return { given: holeAt(part), isNumber: false, sign: 1 }
      const digits = part.replace(/[.,\u066c]/g, '')
      const found = figures.find(({ figure }) => String(figure) === digits)
      return found ? { given: found.at, isNumber: true, sign: found.value < 0 ? -1 : 1 } : part
    })
}

/** Whatever is given for these decides the form alone. Said in words, since to try them says nothing of them. */
const DECIDES: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'badge.text': [['offline', 'sending', 'syncing', 'up-to-date', 'needs-you'], NUMBERS, NUMBERS],
  'asOf.asKnown': [['now', 'then']],
  'asOf.hint': [['now', 'then']],
}

const patternsOf = (key: string, from: Sentence, to: Sentence): Pattern[] => {
  const count = Math.max(from.length, to.length)
  const choices = DECIDES[key] ?? Array.from({ length: count }, (_, at) => choicesAt([from, to], at, count))
  return product(choices).flatMap((given) => {
    const said = tell(from, given)
    if (said === undefined || /undefined|NaN/.test(said)) return []
    const say = (known: ReadonlyMap<number, unknown>): string =>
      tell(
        to,
        given.map((value, at) => known.get(at) ?? value),
      ) ?? ''
    return [{ parts: partsOf(said, given), say }]
  })
}

const entries = (words: object, path = ''): [string, unknown][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? entries(value, `${path}${key}.`) : [[`${path}${key}`, value]],
  )

/** What every text, number and list has: no name of something a sentence is given. */
const OF_ANYTHING = new Set([String, Number, Array].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)))

/** By which names a sentence takes what it is given, where it is given one thing that has all of it. */
const namesIn = (sentence: Sentence): string[] => {
  const names = new Set<string>()
  const given = new Proxy(
    {},
    {
      get: (_, name) => {
        if (typeof name === 'string' && !OF_ANYTHING.has(name)) names.add(name)
        return typeof name === 'string' ? undefined : () => ''
      },
    },
  )
  tell(sentence, [given])
  return [...names]
}

/** The same sentence, given one thing after the other. */
const spread = (sentence: Sentence, names: readonly string[]): Sentence => {
  if (names.length === 0) return sentence
  const said: Sentence = (...given) => sentence(Object.fromEntries(names.map((name, at) => [name, given[at]])))
  return Object.defineProperty(said, 'length', { value: names.length })
}

/** Texts that the app puts one after the other without asking a sentence: "New" and "item". */
const IN_A_ROW = [['action.edit', 'action.collections']] as const

const signature = (parts: readonly Part[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : part.isNumber ? '\ue0ff' : hole(part.given))).join('')

/** From the words of one language to those of the other. */
export const textsBetween = (from: object, to: object): Texts => {
  const plain = new Map<string, string[]>()
  const patterns = new Map<string, Pattern>()
  const theirs = new Map(entries(to))
  const learn = (text: string, said: string): void => {
    const known = plain.get(text) ?? []
    if (!known.includes(said)) plain.set(text, [...known, said])
  }
  const mine = entries(from)
  for (const [key, ours] of mine) {
    const other = theirs.get(key)
    if (typeof ours === 'string' && typeof other === 'string') learn(ours, other)
    if (typeof ours !== 'function' || typeof other !== 'function') continue
    const names = namesIn(ours as Sentence)
    for (const pattern of patternsOf(key, spread(ours as Sentence, names), spread(other as Sentence, names))) {
      // A sentence that shows nothing of what it is given is as good as a text.
      if (pattern.parts.every((part) => typeof part === 'string')) {
        learn(pattern.parts.join(''), pattern.say(new Map()))
      } else {
        const name = `${signature(pattern.parts)} ${pattern.say(new Map())}`
        if (!patterns.has(name)) patterns.set(name, pattern)
      }
    }
  }
  const under = (group: string) => mine.filter(([key]) => key.startsWith(`${group}.`))
  for (const [first, second] of IN_A_ROW) {
    for (const [one, said] of under(first)) {
      for (const [two, next] of under(second)) learn(`${said} ${next}`, `${theirs.get(one)} ${theirs.get(two)}`)
    }
  }
  return { plain, patterns: [...patterns.values()] }
}
