/** What lets the browser's flows run in Arabic: what a test looks for in English finds what Arabic says, and nothing besides. */
import { describe, expect, it } from 'vitest'
import { arabic } from '../../../client/words/ar/index.ts'
import { english } from '../../../client/words/en/index.ts'
import { textsBetween } from '../../e2e/translated/texts.ts'
import { Translator } from '../../e2e/translated/translator.ts'
import { readBack, wantedMatch, wantedText } from '../../e2e/translated/wanted.ts'

const there = new Translator(textsBetween(english, arabic), ['case'])
const back = new Translator(textsBetween(arabic, english))
const { walk } = arabic.outbound

describe('a text that a test looks for', () => {
  it.each([
    ['a text', 'Save', arabic.save],
    ['with a hole', 'Not this place. Go to A-01', walk.no['wrong-bin']('A-01')],
    ['with a hole in a hole', 'Sync state: Up to date', arabic.badge.label(arabic.badge.text('up-to-date', 0, 0))],
    ['by one of its forms', 'Sync state: 2 need you', arabic.badge.label(arabic.badge.text('needs-you', 0, 2))],
    ['of one, which needs no figure', 'Moved 1 item to B-01', arabic.basket.done.move(1, 'B-01', '')],
    ['of two, which has a form of its own', 'Moved 2 items to B-01', arabic.basket.done.move(2, 'B-01', '')],
    ['of several', 'Moved 7 items to B-01', arabic.basket.done.move(7, 'B-01', '')],
    ['that a name follows', 'Bin · Archived', `${arabic.locations.kinds.bin} · ${arabic.partners.archivedShort}`],
    ['that is nobody’s word', 'Hex bolt', 'Hex bolt'],
    ['that begins like a sentence of few letters', 'Lot LOT-7', `${arabic.flows.lot} \u2068LOT-7\u2069`],
    ['of two words that the app puts together', 'New item · Wing nut', 'إضافة صنف · Wing nut'],
    ['with marks before its colon', 'Finish: Zinc', '\u2068Finish\u2069: \u2068Zinc\u2069'],
    ['that is a word and the name of something', 'case', 'case'],
  ])('%s', (_what, text, said) => {
    expect(said).toMatch(wantedText(there, text, 'whole'))
  })

  it('said by several keys is found in any of their words', () => {
    for (const said of [arabic.signIn.title, arabic.signIn.submit])
      expect(said).toMatch(wantedText(there, 'Sign in', 'whole'))
  })

  it('is found by its beginning, and by several words of its middle', () => {
    const told = walk.picked('3 pcs', 'Hex bolt', 'TOTE-1')
    expect(told).toMatch(wantedText(there, 'Picked 3 pcs Hex bolt', 'part'))
    expect(arabic.flows.samePlace).toMatch(wantedText(there, 'are the same', 'part'))
    expect(told).not.toMatch(wantedText(there, 'Picked 4 pcs Hex bolt', 'part'))
  })

  it('is found before an Arabic comma, and where the sentence takes its facts by name', () => {
    expect(`${arabic.nav.more}، 1 بالانتظار`).toMatch(wantedText(there, 'More', 'part'))
    const told = (arabic.fileFaults['open-quote'] as (at: { row: number }) => string)({ row: 3 })
    expect(told).toMatch(wantedText(there, 'In row 3 a quotation mark', 'part'))
  })

  it('is not found in another, nor in English', () => {
    expect(arabic.close).not.toMatch(wantedText(there, 'Save', 'part'))
    expect('Save').not.toMatch(wantedText(there, 'Save', 'part'))
    expect(walk.no['wrong-bin']('B-01')).not.toMatch(wantedText(there, 'Not this place. Go to A-01', 'part'))
  })
})

it.each([
  [/^Offline/, arabic.badge.text('offline', 3, 0), arabic.badge.text('up-to-date', 0, 0)],
  [
    /^Sync state: (Up to date|\d+ need)/,
    arabic.badge.label(arabic.badge.text('needs-you', 0, 4)),
    arabic.badge.label('-'),
  ],
  [/^Lot /, `${arabic.flows.lot} \u2068LOT-7\u2069`, arabic.flows.chooseLot],
  [/^Record /, arabic.count.record('38 pcs'), arabic.count.handIn],
  [
    /Supplier.*Harbour/,
    `${arabic.orderForm.partner.purchase} Harbour Wholesale`,
    `${arabic.orderForm.partner.purchase} Acme`,
  ],
])('an expression, %s', (expression, said, other) => {
  expect(said).toMatch(wantedMatch(there, expression, 'part'))
  expect(other).not.toMatch(wantedMatch(there, expression, 'part'))
})

it('what is read is in English again, line by line', () => {
  const said = [
    arabic.badge.label(arabic.badge.text('offline', 1, 0)),
    `${arabic.history.kinds.pick} · \u2068Hex bolt\u2069`,
  ]
  expect(readBack(back, said.join('\n'))).toBe('Sync state: Offline · 1 saved here\nPick · Hex bolt')
})

it('a figure keeps its unit behind it where a line begins with both', () => {
  expect(arabic.amount('3', 'pcs')).toBe('\u20683 pcs\u2069')
})
