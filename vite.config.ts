import { readFileSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

/** The port of `npm run dev`'s server; the dev server hands what is not a module on to it. */
const API = `http://127.0.0.1:${process.env.BINCARD_API_PORT ?? '8080'}`

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string }

export default defineConfig({
  // Which version a report of a fault speaks of.
  define: { __VERSION__: JSON.stringify(version) },
  root: 'client',
  publicDir: '../public',
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    target: 'es2023',
    // The server compresses and caches by hashed name; a source map is for the error report, not for the phone.
    sourcemap: 'hidden',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      // What jsPDF would load to turn web pages and drawings into a PDF; labels are neither, and nothing ever asks for them.
      external: ['html2canvas', 'canvg', 'dompurify'],
      output: {
        codeSplitting: {
          // What a start needs comes in two files, the sign-in's and the workplace's: each file goes through the service worker, and
          // forty small ones took a phone a quarter of a second.
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'workplace', test: /[\\/]client[\\/]app[\\/]workplace\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': { target: API, ws: true }, '/health': API } },
  plugins: [
    react(),
    VitePWA({
      // A hand-written manifest in public/: it is the same in every build, and shortcuts read better as JSON.
      manifest: false,
      registerType: 'prompt',
      injectRegister: false,
      workbox: {
        // Everything that is needed to start and work with no network; source maps and the large icons are not.
        globPatterns: ['index.html', 'assets/**/*.{js,css,woff2,wasm}', 'icons/icon.svg', 'icons/icon-192.png'],
        maximumFileSizeToCacheInBytes: 4 * 1024 * 1024,
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/api\//, /^\/health\//, /^\/openapi\.json$/, /^\/metrics$/],
        cleanupOutdatedCaches: true,
        // The new version waits until a person says so: a reload under a half-filled form would lose it.
        skipWaiting: false,
        clientsClaim: true,
        sourcemap: false,
      },
    }),
  ],
})
