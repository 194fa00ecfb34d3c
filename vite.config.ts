import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig, type HtmlTagDescriptor, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { newestPart, newsHash } from './client/platform/news-hash.ts'
import { manifestName, spokenManifest } from './client/platform/spoken-manifest.ts'
import { arabic } from './client/words/ar/index.ts'
import { german } from './client/words/de/index.ts'
import { spanish } from './client/words/es/index.ts'

/** The port of `npm run dev`'s server; the dev server hands what is not a module on to it. */
const API = `http://127.0.0.1:${process.env.BINCARD_API_PORT ?? '8080'}`

/**
 * Written into the page, so that what comes next is fetched while the first script, which asks for it, still finds the language: the
 * sign-in at once; the app behind it, since a new device needs it a moment later (`start.ts` makes more of it on any other).
 */
const startAhead: Plugin = {
  name: 'start-ahead',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
      const chunkOf = (name: string) => chunks.find((each) => each.name === name)
      const filesOf = (name: string): readonly string[] => {
        const chunk = chunkOf(name)
        return chunk ? [chunk.fileName, ...chunk.imports].filter((file) => !html.includes(file)) : []
      }
      const link = (rel: string, file: string): HtmlTagDescriptor => ({
        tag: 'link',
        attrs: { rel, href: `/${file}`, crossorigin: true },
        injectTo: 'head',
      })
      const first = filesOf('sign-in')
      const then = filesOf('start').filter((file) => !first.includes(file))
      return [
        ...first.map((file) => link('modulepreload', file)),
        ...[...(chunkOf('sign-in')?.viteMetadata?.importedCss ?? [])].map((file) => link('stylesheet', file)),
        ...then.map((file) => link('prefetch', file)),
      ]
    },
  },
}

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

const news = newestPart(readFileSync(new URL('CHANGELOG.md', import.meta.url), 'utf8'))

const OTHERS = { de: german, es: spanish, ar: arabic }

const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** What the system says of the app, and what is new in it, in the other languages: small files that nobody keeps. */
const spokenFiles = (): Plugin => ({
  name: 'spoken-files',
  apply: 'build',
  generateBundle() {
    const emit = (fileName: string, said: unknown) =>
      this.emitFile({ type: 'asset', fileName, source: JSON.stringify(said) })
    for (const [language, words] of Object.entries(OTHERS) as [keyof typeof OTHERS, typeof german][]) {
      emit(manifestName(language), spokenManifest(read('public/manifest.webmanifest'), language, words))
      const lines = Object.entries(read(`client/news/${language}.json`) as Record<string, string>)
      emit(`whats-new.${language}.json`, Object.fromEntries(lines.map(([line, said]) => [newsHash(line), said])))
    }
  },
})

/** What is new, as a file that the version before asks for when this one waits: it cannot have it built in. */
const whatsNew = (): Plugin => ({
  name: 'whats-new',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'whats-new.json', source: JSON.stringify(news) })
  },
})

const FEATURES = '[\\\\/]client[\\\\/]features[\\\\/]'
/** Where people stand at the bins. */
const FLOOR = [
  'items',
  'locations',
  'count',
  'receive',
  'basket',
  'pick',
  'pack',
  'kit',
  'inbox',
  'orders',
  'search',
  'history',
]

export default defineConfig({
  // Which version a report of a fault speaks of.
  define: { __VERSION__: JSON.stringify(version), __KNOWN_NEWS__: JSON.stringify(news.map(newsHash)) },
  root: 'client',
  publicDir: '../public',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // The server compresses and caches by hashed name; a source map is for the error report, not for the phone.
    sourcemap: 'hidden',
    chunkSizeWarningLimit: 900,
    // Without it an older browser fetches what comes next a little later, and all others have a file less to read.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What jsPDF would load to turn web pages and drawings into a PDF; labels are neither, and nothing ever asks for them.
      external: ['html2canvas', 'canvg', 'dompurify'],
      output: {
        codeSplitting: {
          // What a start needs comes in four files, the language's choice, the sign-in, what the app stands on and the workplace: each file goes through
          // the service worker, and forty small ones took a phone a quarter of a second. Each language but English is one more; what
          // they share with the choice lies there, or they would bring the start along before its words are known.
          groups: [
            { name: 'language', test: /[\\/]client[\\/](index\.html|start\.ts)$/, priority: 4 },
            ...['de', 'es', 'ar'].map((tag) => ({
              name: `words-${tag}`,
              test: new RegExp(`[\\\\/]client[\\\\/]words[\\\\/]${tag}[\\\\/]`),
              priority: 3,
            })),
            { name: 'sign-in', test: /[\\/]client[\\/]begin\.ts$/, priority: 2.5 },
            { name: 'start', test: /[\\/]client[\\/]main\.tsx$/, priority: 2 },
            { name: 'workplace', test: /[\\/]client[\\/]app[\\/]workplace\.tsx$/, priority: 1 },
            // All other screens are read once the start is over: two files, and not the eighty that they would be. What the floor needs comes
            // first; what the office needs is asked for less.
            { name: 'floor', test: new RegExp(`${FEATURES}(${FLOOR.join('|')})[\\\\/]`), priority: 0.8 },
            { name: 'office', test: new RegExp(FEATURES), priority: 0.6 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: API, ws: true }, '/health': API } },
  plugins: [
    react(),
    startAhead,
    whatsNew(),
    spokenFiles(),
    VitePWA({
      // A hand-written manifest in public/: it is the same in every build, and shortcuts read better as JSON.
      manifest: false,
      registerType: 'prompt',
      injectRegister: false,
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectManifest: {
        // One classic script: Firefox takes no module here.
        rollupFormat: 'iife',
        // Everything that is needed to start and work with no network; source maps and the large icons are not.
        globPatterns: ['index.html', 'assets/**/*.{js,css,woff2,wasm}', 'icons/icon.svg', 'icons/icon-192.png'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        sourcemap: false,
      },
    }),
  ],
})
