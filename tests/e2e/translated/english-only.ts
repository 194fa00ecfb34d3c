const UNTRIED = 'not yet tried in another language'

/** Flows that go in English alone, in the long run too, and why. The others go in Arabic as well. */
export const ENGLISH_ONLY: Readonly<Record<string, string>> = {
  'languages.test.ts': 'chooses the language itself',
  'every-screen.test.ts':
    'finds the screens by their English names; long/every-language.test.ts has those of the others',

  'variants.test.ts': 'does not get through, and why is not looked into yet',

  'camera.test.ts': UNTRIED,
  'dropped-mirror.test.ts': UNTRIED,
  'install.test.ts': UNTRIED,
  'interruptions.test.ts': UNTRIED,
  'killed-server.test.ts': UNTRIED,
  'new-version.test.ts': UNTRIED,
  'notices.test.ts': UNTRIED,
  'outside-files.test.ts': UNTRIED,
  'sign-in.test.ts': UNTRIED,
  'two-tabs.test.ts': UNTRIED,
  'without-network.test.ts': UNTRIED,
}
