/**
 * What runs first, small on purpose: it asks for all that this address will need, at once, while the code that draws it
 * (main.tsx, named in the shell) is still on its way. Nothing here draws, and nothing here waits.
 */
import { askAhead } from './api/ahead'
import { kept } from './app/kept'
import { matched } from './app/match'
import { nowhere, routes } from './routes'
import { load, speak, type Language } from './texts/loaded'

const [route, params] = matched(routes, location.pathname) ?? [nowhere, {}]
// Code needs no language, so it is asked for before the device's memory is read, which takes a phone a while.
/** The first screen, once its code has come; nothing where it cannot. */
export const first = route.load().then(({ default: screen }) => ({ route, params, screen }), () => null)

const theme = kept<string>('theme')
if (theme) document.documentElement.dataset['theme'] = theme

/** The browser's language, where the page speaks it. */
const browsers = (): Language => (navigator.languages.find((each) => /^(fr|en)\b/.test(each))?.startsWith('en') ? 'en' : 'fr')

/** A language chosen on this device comes first, then the person's own, then the browser's. */
export const chosen = kept<Language>('language')
speak(chosen ?? browsers())

const wanted = ['/me', ...(route.ahead?.(params, location.search) ?? [])]
/** How much is asked of the API before the texts: over HTTP/1.1 six things come at once, and /me is on its way (index.html). */
const BEFORE = 4
askAhead(wanted.slice(0, BEFORE))
/** Areas of texts that the first screen speaks with, and their coming. */
export const areas = ['common', ...route.texts] as const
export const texts = load(areas)
setTimeout(() => askAhead(wanted.slice(BEFORE)))
void import('./main')
