/** `npm run gs1-table -- FILE`: makes `domain/gs1/table.ts` anew from a GS1 Syntax Dictionary. */
import { readFileSync, writeFileSync } from 'node:fs'
import { tableOf } from './dictionary.ts'

const [, , file] = process.argv
if (file === undefined) throw new Error('say which file: npm run gs1-table -- gs1-syntax-dictionary.txt')
writeFileSync(new URL('../../../domain/gs1/table.ts', import.meta.url), tableOf(readFileSync(file, 'utf8')))
