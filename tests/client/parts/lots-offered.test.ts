import { expect, it } from 'vitest'
import { lotsOffered } from '../../../client/parts/lots-offered.ts'
import type { LotDocument } from '../../../domain/protocol/documents.ts'

const lots = ['A-1', 'A-2', 'B-1'].map((code) => ({ id: code, code }) as LotDocument)
const held = (id: string) => (id === 'A-2' ? 5 : 0)
const codes = (asked: Partial<Parameters<typeof lotsOffered>[1]>, from = lots) => {
  const { offered, left } = lotsOffered(from, { search: '', held, all: false, ...asked })
  return [offered.map(({ code }) => code).join(' '), left]
}

it('of lots those that are there stand to be chosen; empty ones are behind “all”, and found by a search', () => {
  expect(codes({})).toEqual(['A-2', 2])
  expect(codes({ all: true })).toEqual(['A-1 A-2 B-1', 0])
  expect(codes({ search: ' b' })).toEqual(['B-1', 0])
  expect(codes({ search: 'a-' })).toEqual(['A-1 A-2', 0])
})

it('where none is there, or a blind count must not tell, all stand', () => {
  expect(codes({ held: () => 0 })).toEqual(['A-1 A-2 B-1', 0])
  expect(codes({ held: undefined })).toEqual(['A-1 A-2 B-1', 0])
})
