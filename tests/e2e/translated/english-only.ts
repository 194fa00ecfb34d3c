/** Flows that go in English alone, in the long run too, and why. The others go in Arabic as well. */
export const ENGLISH_ONLY: Readonly<Record<string, string>> = {
  'languages.test.ts': 'chooses the language itself',
}
