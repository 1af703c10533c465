/** How the network presents itself: its name and its one hue. Kept on the device, so that the next visit begins with it. */
import { api, ask, type Schema } from '../api'
import { cell } from './cell'
import { keep, kept } from './kept'

type Look = Schema['LookView']

export const look = cell<Look>(kept<Look>('look') ?? { name: 'Entrenous', accent: 205 })

/** Draws the page with a hue, in degrees. */
export const tint = (accent: number): void => document.documentElement.style.setProperty('--accent-hue', String(accent))

/** Takes another look on, from now on. */
export function wear(next: Look): void {
  const { name, accent } = look.get()
  // A hue that is set anew has every element's style computed anew.
  if (next.name === name && next.accent === accent) return
  keep('look', next)
  look.set(next)
  tint(next.accent)
}

/** Asks for it; where nothing answers, it stays as it was. */
export const askLook = (): Promise<void> => ask(api.GET('/look')).then(wear, () => {})

tint(look.get().accent)
