/** What draws: once it is known who asks, and once there are words. */
import { render } from 'preact'
import './tokens.css'
import './components.css'
import './app.css'
import { Refused, Unreachable } from './api'
import { cameAhead } from './api/ahead'
import { App } from './app/app'
import { bring } from './app/home'
import { askLook } from './app/look'
import { start } from './app/router'
import { recognise } from './app/session'
import Feed from './screens/feed'
import { areas, chosen, first, texts } from './begin'
import { load, speak, spoken } from './texts'

/** Milliseconds after which the worker may fetch all files of the page: what one came for has the line to itself until then. */
const LATER = 3000
/** Milliseconds for which a screen that could be drawn waits for its first answers, so as not to be drawn twice. */
const TOGETHER = 200

/** The markup has been read: there is a place to draw in. */
async function stands(): Promise<void> {
  if (document.readyState === 'loading') await new Promise((read) => addEventListener('DOMContentLoaded', read))
}

async function draw(): Promise<void> {
  try {
    const { language } = await recognise()
    void askLook()
    if (!chosen && language && language !== spoken()) speak(language)
  } catch (failure) {
    // Nobody has signed in, or nothing answers: the screens say so.
    if (!(failure instanceof Refused) && !(failure instanceof Unreachable)) throw failure
    // Of a module of what runs first: rolldown's helper for such imports is then there too, not in a file of its own.
    const { forgetAhead } = await import('./api/ahead')
    forgetAhead()
  }
  await texts
  await load(areas)
  await stands()
  const screen = await first
  await Promise.race([cameAhead(), new Promise((pass) => setTimeout(pass, TOGETHER))])
  start()
  const root = document.getElementById('page')
  if (root) render(<App first={screen} />, root)
  setTimeout(() => void import('./app/offline').then(({ begin: stand }) => stand()), LATER)
}

bring({ default: Feed })
void draw()
