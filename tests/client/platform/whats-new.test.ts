import { expect, test } from 'vitest'
import { newestPart, newsHash } from '../../../client/platform/news-hash.ts'

test('what is new is the newest part of the changelog, a line each, without what is for those who run the server', () => {
  const changelog =
    '# Changelog\n\n## Pending\n\n- Scanning\n  by camera.\n- `PORT` is read.\n- Labels.\n\n## 1.0.0\n\n- All.\n'
  expect(newestPart(changelog)).toEqual(['Scanning by camera.', 'Labels.'])
  expect(newestPart('')).toEqual([])
  expect(newsHash('Labels.')).not.toBe(newsHash('Labels'))
})
