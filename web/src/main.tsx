/** What draws: once it is known who asks, and once there are words. */
import { render } from 'preact'
import './tokens.css'
import './components.css'
import './app.css'
import { Refused, Unreachable } from './api'
import { forgetAhead } from './api/ahead'
import { App } from './app/app'
import { askLook } from './app/look'
import { start } from './app/router'
import { recognise } from './app/session'
import { areas, chosen, texts } from './begin'
import { load, speak, spoken } from './texts'

/** Milliseconds after which the worker may fetch all files of the page: what one came for has the line to itself until then. */
const LATER = 3000

/** The markup has been read and has its style, so that what is drawn may measure itself. */
async function stands(): Promise<void> {
  if (document.readyState === 'loading') await new Promise((read) => addEventListener('DOMContentLoaded', read))
  const style = document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')
  if (style && !style.sheet) await new Promise((come) => (style.onload = style.onerror = come))
}

async function draw(): Promise<void> {
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
  await load(areas)
  await stands()
  start()
  const root = document.getElementById('page')
  if (root) render(<App />, root)
  setTimeout(() => void import('./app/offline').then(({ begin: stand }) => stand()), LATER)
}

void draw()
