/** How much a device has to fetch. Run after a build: what comes before sign-in is what the page itself asks for. */
const { readFileSync } = require('node:fs')

const page = readFileSync('dist/client/index.html', 'utf8')
const asked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => `dist/client/${path}`)
if (asked.length === 0) throw new Error('dist/client/index.html asks for no script')

module.exports = [
  { name: 'JavaScript before sign-in is usable', path: asked, limit: '300 kB', gzip: true },
  {
    // With 45 kB for reading and writing tables, Excel included: two workers, fetched by whoever imports or exports.
    name: 'all JavaScript but for labels and languages',
    path: [
      'dist/client/assets/*.js',
      '!dist/client/assets/words-*.js',
      '!dist/client/assets/encode-*.js',
      '!dist/client/assets/pdf-*.js',
    ],
    limit: '540 kB',
    gzip: true,
  },
  // Each is fetched by whoever speaks it.
  { name: 'a language', path: 'dist/client/assets/words-ar-*.js', limit: '25 kB', gzip: true },
  { name: 'barcodes of labels', path: 'dist/client/assets/encode-*.js', limit: '80 kB', gzip: true },
  { name: 'labels as a PDF', path: 'dist/client/assets/pdf-*.js', limit: '150 kB', gzip: true },
  { name: 'style sheets', path: 'dist/client/assets/*.css', limit: '30 kB', gzip: true },
]
