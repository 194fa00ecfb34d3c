/** Where in the sources a place of the built app is: its source maps stay with the server. */
import { readFile } from 'node:fs/promises'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { join } from 'node:path'

/** `/assets/start-AbC1.js:1:2345`, as every browser ends the line of a stack with it. */
const PLACE = /\/assets\/([\w.-]+\.js):(\d+):(\d+)/

const mapOf = async (assets: string, file: string): Promise<SourceMap | undefined> => {
  try {
    return new SourceMap(JSON.parse(await readFile(join(assets, `${file}.map`), 'utf8')) as SourceMapPayload)
  } catch {
    return undefined // of a version that is here no more, or of no file of ours: then the line stays as it is
  }
}

/** The stack with each line's place in the sources, where the built version it speaks of is the one that is here. */
export const placesInSources = async (stack: string, clientDirectory: string): Promise<string> => {
  const maps = new Map<string, Promise<SourceMap | undefined>>()
  const placed = stack.split('\n').map(async (line) => {
    const [, file, row, column] = PLACE.exec(line) ?? []
    if (file === undefined) return line
    const map = maps.get(file) ?? mapOf(join(clientDirectory, 'assets'), file)
    maps.set(file, map)
    const found = (await map)?.findEntry(Number(row) - 1, Number(column) - 1)
    if (!found || !('originalSource' in found) || !found.originalSource) return line
    const source = found.originalSource.replace(/^(\.\.\/)+/, '')
    return line.replace(PLACE, `${source}:${found.originalLine + 1}:${found.originalColumn + 1}`)
  })
  return (await Promise.all(placed)).join('\n')
}
