const UNTRIED = 'not yet tried in another language'

/** Flows that go in English alone, in the long run too, and why. The others go in Arabic as well. */
export const ENGLISH_ONLY: Readonly<Record<string, string>> = {
  'languages.test.ts': 'chooses the language itself',
  'every-screen.test.ts':
    'finds the screens by their English names; long/every-language.test.ts has those of the others',

  'catalogue.test.ts': 'stopped at an option chosen by its name; not tried since those are translated',
  'items-changed.test.ts': 'stopped at an option chosen by its name; not tried since those are translated',
  'rejected.test.ts': 'stopped at an option chosen by its value; not tried since those are left alone',
  'serials.test.ts': 'stopped at two sentences in a row; not tried since those are translated apart',
  'history.test.ts': 'stopped at "As known now"; not tried since that is translated',
  'first-run.test.ts': 'stopped at "1. Make a site"; not tried since that is translated',
  'import.test.ts': 'stopped at a text within an element; not tried since those are translated',
  'double-tap.test.ts': 'reads titles that are one word in Arabic; not tried since either is taken',
  'last-actions.test.ts': 'reads titles that are one word in Arabic, and still does not get through',
  'variants.test.ts': 'does not get through, and why is not looked into yet',
  'lots-on-hold.test.ts': 'does not get through, and why is not looked into yet',
  'disabled-member.test.ts': 'does not come to the inbox of the lead, and why is not looked into yet',

  'camera.test.ts': UNTRIED,
  'dropped-mirror.test.ts': UNTRIED,
  'install.test.ts': UNTRIED,
  'interruptions.test.ts': UNTRIED,
  'killed-server.test.ts': UNTRIED,
  'list-views.test.ts': UNTRIED,
  'live.test.ts': UNTRIED,
  'new-version.test.ts': UNTRIED,
  'notices.test.ts': UNTRIED,
  'outside-files.test.ts': UNTRIED,
  'search-everything.test.ts': UNTRIED,
  'sign-in.test.ts': UNTRIED,
  'stopped-screen.test.ts': UNTRIED,
  'two-tabs.test.ts': UNTRIED,
  'without-network.test.ts': UNTRIED,
}
