/**
 * What runs first, small on purpose: it asks for all that this address will need, at once, while the code that draws it
 * (main.tsx, named in the shell) is still on its way. Nothing here draws, and nothing here waits.
 */
import { askAhead } from './api/ahead'
import { kept } from './app/kept'
import { matched } from './app/match'
import { nowhere, routes } from './routes'
import { load, speak, type Language } from './texts/loaded'

const theme = kept<string>('theme')
if (theme) document.documentElement.dataset['theme'] = theme

/** The browser's language, where the page speaks it. */
const browsers = (): Language => (navigator.languages.find((each) => /^(fr|en)\b/.test(each))?.startsWith('en') ? 'en' : 'fr')

/** A language chosen on this device comes first, then the person's own, then the browser's. */
export const chosen = kept<Language>('language')
speak(chosen ?? browsers())

const [route, params] = matched(routes, location.pathname) ?? [nowhere, {}]
// The API takes longest, so it is asked first.
askAhead(['/me', ...(route.ahead?.(params, location.search) ?? [])])
/** Areas of texts that the first screen speaks with, and their coming. */
export const areas = ['common', ...route.texts] as const
export const texts = load(areas)
void route.load()
void import('./main')
