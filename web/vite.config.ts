import { defineConfig, type Plugin } from 'vite'

/** Where `npm run dev` finds a network that runs on this machine (`make run`). */
const NETWORK = 'http://127.0.0.1:8000'

/** What the first screens are drawn with, nearly as a whole: V8 may compile it while it comes, beside the main thread. */
const DRAWN = /^(index|main|place|inbox|notice)$/

/**
 * What draws: the shell names it, so that it comes with what runs first and not after it. And V8 is told what to compile at
 * once (https://v8.dev/blog/explicit-compile-hints).
 */
const drawing: Plugin = {
  name: 'drawing',
  enforce: 'post',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      for (const file of Object.values(bundle)) if (file.type === 'chunk' && DRAWN.test(file.name)) file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
    },
  },
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter((file) => file.type === 'chunk' && file.name === 'main')
        .map(({ fileName }) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${fileName}` }, injectTo: 'head' as const })),
  },
}

export default defineConfig({
  plugins: [drawing],
  build: {
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // One style sheet for all screens: it is small, and no screen then waits for a second one.
    cssCodeSplit: false,
    // Browsers of the floor know modulepreload, and the policy allows no data: addresses.
    // What the shell has loaded already need not be named again with each screen.
    modulePreload: { polyfill: false, resolveDependencies: (_, needed) => needed.filter((file) => !/\/(index|main)-/.test(file)) },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Small files cost a slow line more than their bytes: what every visit needs is two, what runs first and what draws;
            // nearly everybody begins with the feed.
            { name: 'index', tags: ['$initial'], priority: 3 },
            { name: 'main', test: /src\/(main|screens\/feed|parts\/tabs)\.tsx$/, priority: 2 },
            // A community and its threads, with all that both are drawn with.
            { name: 'place', test: /src\/screens\/place\.ts$/, priority: 1 },
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
