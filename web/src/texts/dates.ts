/** Dates and times as a reader of the language writes them, in the device's time zone. */
import { spoken } from '.'

const DAY = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = spoken() + JSON.stringify(options)
  const made = formats.get(name) ?? new Intl.DateTimeFormat(spoken() === 'fr' ? 'fr-FR' : 'en-GB', options)
  formats.set(name, made)
  return made
}

const held = (text: string): string => text.replace(/ /g, '\u00a0')

/** A time of day: « 8 h 05 », “8:05”. */
export function clock(at: Date): string {
  const minutes = String(at.getMinutes()).padStart(2, '0')
  return spoken() === 'fr' ? held(`${at.getHours()} h ${minutes}`) : `${at.getHours()}:${minutes}`
}

/** A day without its year where that is this one: « 29 août ». */
export function day(iso: string, now = new Date()): string {
  const at = new Date(iso.length === 10 ? `${iso}T12:00` : iso)
  const year = at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' as const }
  return held(format({ day: 'numeric', month: 'long', ...year }).format(at))
}

/** Today's name for a mast-head: « Mardi 18 novembre ». */
export function today(now = new Date()): string {
  const text = format({ weekday: 'long', day: 'numeric', month: 'long' }).format(now)
  return text.charAt(0).toLocaleUpperCase(spoken()) + text.slice(1)
}

/** The instant in full, for a tooltip. */
export const full = (iso: string): string => format({ dateStyle: 'full', timeStyle: 'short' }).format(new Date(iso))

/** When something was said, as short as it stays clear: « 8 h 12 », « hier, 14 h 20 », « lundi, 9 h 30 », « 29 août ». */
export function when(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const days = Math.round((midnight(now) - midnight(at)) / DAY)
  if (days === 0) return clock(at)
  if (days === 1) {
    const yesterday = new Intl.RelativeTimeFormat(spoken(), { numeric: 'auto' }).format(-1, 'day')
    return `${yesterday}, ${clock(at)}`
  }
  if (days > 1 && days < 7) return `${format({ weekday: 'long' }).format(at)}, ${clock(at)}`
  return day(iso, now)
}

/** A day as a leaf of a calendar: month, day, weekday. */
export function leaf(iso: string): { month: string; day: string; weekday: string } {
  const at = new Date(iso.length === 10 ? `${iso}T12:00` : iso)
  const one = (options: Intl.DateTimeFormatOptions): string => format(options).format(at)
  return { month: one({ month: 'short' }), day: one({ day: 'numeric' }), weekday: one({ weekday: 'long' }) }
}

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** A weekday by its place after Monday: « lundi ». */
export const weekday = (after: number): string => format({ weekday: 'long' }).format(new Date(2024, 0, 1 + after, 12))
