/** Who uses the page, and what waits for them. */
import { api, ask, type Schema } from '../api'
import { cell } from './cell'
import { forgetPerson, keep } from './kept'

export type Me = Schema['Me']
export type Room = Schema['CommunityItem']

/** Nobody (`null`) until somebody has signed in. */
export const me = cell<Me | null>(null)
/** The communities one belongs to; undefined until the first answer. */
export const rooms = cell<Room[] | undefined>(undefined)
/** How many notices nobody has read yet. */
export const unread = cell(0)

/** Asks who one is. Raises Refused (401) where nobody has signed in. */
export async function recognise(): Promise<Me> {
  const found = await ask(api.GET('/me'))
  me.set(found)
  return found
}

/** Asks again for one's rooms; where nothing answers, they stay as they were. */
export async function refresh(): Promise<void> {
  const [list] = await Promise.allSettled([ask(api.GET('/communities', { params: { query: { scope: 'mine', limit: 100 } } }))])
  if (list.status === 'fulfilled') rooms.set(list.value.items)
}

/** Ends the session here and forgets what this device kept of the person. */
export async function leave(): Promise<void> {
  await ask(api.DELETE('/sign-in/sessions/current'))
  forget()
}

/** Forgets who used the page; the sign-in screen follows. */
export function forget(): void {
  forgetPerson()
  void import('./offline').then(({ forgetMine }) => forgetMine())
  rooms.set(undefined)
  unread.set(0)
  me.set(null)
}

/** The words that a network and a person are drawn with. */
export const isGuest = (who: Me | null): boolean => who?.person.kind === 'guest'

/** Speaks another language from the next load on, here and in mails. */
export async function chooseLanguage(language: 'fr' | 'en'): Promise<void> {
  keep('language', language)
  if (me.get()) await ask(api.PATCH('/me', { body: { language } }))
  location.reload()
}
