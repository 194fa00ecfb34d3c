/** Words of what this device keeps. */

export const storageWords = {
  title: 'Storage',
  open: 'What is kept on this device',
  kept: 'What is kept here',
  parts: {
    cards: 'Cards fetched from the server',
    actions: 'What you did',
    drafts: 'Half-done work',
    photographs: 'Photographs in what you did',
    pictures: 'Photographs of items',
  },
  keptHint:
    'Cards can be fetched again at any time. What you did stays for 30 days after it was accepted, and as long as it waits for you.',
  queueHint:
    'The file holds every action that no server has answered yet. Keep it when this device must be given away or reset before it is online again: whoever runs the server can read from it what was done. It is sent by itself as soon as there is a network, with or without the file.',
}
