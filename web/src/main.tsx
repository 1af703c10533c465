/** Where everything begins. */
import { render } from 'preact'
import './tokens.css'
import './components.css'
import './app.css'
import { askAhead, forgetAhead, Refused, Unreachable } from './api'
import { App } from './app/app'
import { kept } from './app/kept'
import { askLook } from './app/look'
import { matched, start } from './app/router'
import { recognise } from './app/session'
import { nowhere, routes } from './routes'
import { load, speak, spoken, type Language } from './texts'

const theme = kept<string>('theme')
if (theme) document.documentElement.dataset['theme'] = theme

/** Milliseconds for which an answer that nobody has taken yet may be taken. */
const FRESH = 60_000

/** The browser's language, where the page speaks it. */
const browsers = (): Language => (navigator.languages.find((each) => /^(fr|en)\b/.test(each))?.startsWith('en') ? 'en' : 'fr')

async function begin(): Promise<void> {
  // A language chosen on this device comes first, then the person's own, then the browser's.
  const chosen = kept<Language>('language')
  speak(chosen ?? browsers())
  const [route, params] = matched(routes, location.pathname) ?? [nowhere, {}]
  const texts = load(['common', ...route.texts])
  // The screen's code, and what it will ask for, come while the API says who asks.
  void route.load()
  askAhead(route.ahead?.(params, location.search) ?? [])
  setTimeout(forgetAhead, FRESH)
  try {
    const { language } = await recognise()
    void askLook()
    if (!chosen && language && language !== spoken()) speak(language)
  } catch (failure) {
    // Nobody has signed in, or nothing answers: the screens say so.
    if (!(failure instanceof Refused) && !(failure instanceof Unreachable)) throw failure
    forgetAhead()
  }
  await texts
  await load(['common', ...route.texts])
  start()
  const root = document.getElementById('page')
  if (root) render(<App />, root)
  void import('./app/offline').then(({ begin: stand }) => stand())
}

void begin()
