/**
 * Dates and times as a reader of the language writes them, in the device's time zone. What every screen shows is put together
 * of words that the language has anyway: a format of the browser's costs a phone as much to make as a screen to draw.
 */
import { spoken, t } from '.'

const DAY = 86_400_000

const month = (at: Date): string => t('common.months').split(' ')[at.getMonth()] ?? ''
const weekdayOf = (at: Date): string => t('common.weekdays').split(' ')[at.getDay()] ?? ''
/** The first of a month is an ordinal in French. */
const dayOf = (at: Date): string => `${at.getDate() === 1 && spoken() === 'fr' ? '1er' : at.getDate()} ${month(at)}`

const held = (text: string): string => text.replace(/ /g, '\u00a0')

/** A time of day: « 8 h 05 », “8:05”. */
export function clock(at: Date): string {
  const minutes = String(at.getMinutes()).padStart(2, '0')
  return spoken() === 'fr' ? held(`${at.getHours()} h ${minutes}`) : `${at.getHours()}:${minutes}`
}

/** A day without its year where that is this one: « 29 août ». */
export function day(iso: string, now = new Date()): string {
  const at = new Date(iso.length === 10 ? `${iso}T12:00` : iso)
  return held(dayOf(at) + (at.getFullYear() === now.getFullYear() ? '' : ` ${at.getFullYear()}`))
}

/** Today's name for a mast-head: « Mardi 18 novembre ». */
export function today(now = new Date()): string {
  const text = `${weekdayOf(now)} ${dayOf(now)}`
  return text.charAt(0).toLocaleUpperCase(spoken()) + text.slice(1)
}

/** The instant in full, for a tooltip. */
export function full(iso: string): string {
  const at = new Date(iso)
  return t('common.instant', { day: `${weekdayOf(at)} ${dayOf(at)} ${at.getFullYear()}`, clock: clock(at) })
}

/** When something was said, as short as it stays clear: « 8 h 12 », « hier, 14 h 20 », « lundi, 9 h 30 », « 29 août ». */
export function when(iso: string, now = new Date()): string {
  const at = new Date(iso)
  const days = Math.round((midnight(now) - midnight(at)) / DAY)
  if (days === 0) return clock(at)
  if (days === 1) return `${t('common.yesterday')}, ${clock(at)}`
  if (days > 1 && days < 7) return `${weekdayOf(at)}, ${clock(at)}`
  return day(iso, now)
}

/** A day as a leaf of a calendar: month, day, weekday. */
export function leaf(iso: string): { month: string; day: string; weekday: string } {
  const at = new Date(iso.length === 10 ? `${iso}T12:00` : iso)
  const short = new Intl.DateTimeFormat(spoken() === 'fr' ? 'fr-FR' : 'en-GB', { month: 'short' })
  return { month: short.format(at), day: String(at.getDate()), weekday: weekdayOf(at) }
}

const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

/** A weekday by its place after Monday: « lundi ». */
export const weekday = (after: number): string => weekdayOf(new Date(2024, 0, 1 + after, 12))
