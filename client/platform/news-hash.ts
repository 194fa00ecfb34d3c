/** A short name of a line of the changelog: which lines a build knows is built in, their text is not. FNV-1a, 32 bits. */
export const newsHash = (line: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < line.length; at++) hash = Math.imul(hash ^ line.charCodeAt(at), 0x01000193) >>> 0
  return hash
}

/** The newest part of the changelog, a line each. What speaks of settings and commands is for those who run the server. */
export const newestPart = (changelog: string): string[] => {
  const [, part = ''] = changelog.split(/^## .*$/m)
  return part
    .split(/^- /m)
    .slice(1)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => !line.includes('`'))
}
