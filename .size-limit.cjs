/** How much a device has to fetch. Run after a build: what comes before sign-in is what the page itself asks for. */
const { readFileSync } = require('node:fs')

const page = readFileSync('dist/client/index.html', 'utf8')
const asked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => `dist/client/${path}`)
if (asked.length === 0) throw new Error('dist/client/index.html asks for no script')

module.exports = [
  { name: 'JavaScript before sign-in is usable', path: asked, limit: '300 kB', gzip: true },
  {
    // With 45 kB for reading and writing tables, Excel included: two workers, fetched by whoever imports or exports.
    name: 'all JavaScript but for labels and other languages',
    path: ['*.js', '!encode-*.js', '!pdf-*.js', '!words-*.js'].map((name) =>
      name.replace(/^!?/, '$&dist/client/assets/'),
    ),
    limit: '600 kB',
    gzip: true,
  },
  // A device fetches all of them: whoever takes it in hand next may speak another.
  { name: 'words of German, Spanish and Arabic', path: 'dist/client/assets/words-*.js', limit: '90 kB', gzip: true },
  { name: 'barcodes of labels', path: 'dist/client/assets/encode-*.js', limit: '80 kB', gzip: true },
  { name: 'labels as a PDF', path: 'dist/client/assets/pdf-*.js', limit: '150 kB', gzip: true },
  { name: 'style sheets', path: 'dist/client/assets/*.css', limit: '30 kB', gzip: true },
]
