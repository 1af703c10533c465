import { defineConfig } from 'vite'

/** Where `npm run dev` finds a network that runs on this machine (`make run`). */
const NETWORK = 'http://127.0.0.1:8000'

export default defineConfig({
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // One style sheet for all screens: it is small, and no screen then waits for a second one.
    cssCodeSplit: false,
    // Browsers of the floor know modulepreload, and the policy allows no data: addresses.
    // What the shell has loaded already need not be named again with each screen.
    modulePreload: { polyfill: false, resolveDependencies: (_, needed) => needed.filter((file) => !/\/index-/.test(file)) },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Small files cost a slow line more than their bytes: what every visit needs is one, what every reader needs another.
            { name: 'index', tags: ['$initial'], priority: 3 },
            { name: 'screen', test: /src\/app\/(asking|page)\.tsx?$/, priority: 2 },
            { name: 'reading', test: /src\/(parts\/(post|html|reactions)|texts\/dates)\.tsx?$/, priority: 1 },
          ],
        },
      },
    },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Which file came of which source: the tests count sizes by it.
    manifest: 'chunks.json',
  },
  server: { host: '127.0.0.1', proxy: { '/api': NETWORK, '/local': NETWORK } },
})
