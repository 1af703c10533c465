/**
 * Every sentence of the page, by key, in French and in English.
 *
 * A catalogue is a file for each area and language; French is the one that keys and placeholders are typed from, and
 * English `satisfies` it, so a missing or surplus key does not compile. A screen's route names the areas that it uses.
 */
import type { ComponentChildren } from 'preact'
import { load, speak, spoken, textOf, type Language } from './loaded'
import type common from './fr/common'
import type compose from './fr/compose'
import type posts from './fr/posts'
import type thread from './fr/thread'
import type community from './fr/community'
import type feed from './fr/feed'
import type keys from './fr/keys'
import type guest from './fr/guest'
import type mine from './fr/mine'
import type notices from './fr/notices'
import type people from './fr/people'
import type rooms from './fr/rooms'
import type service from './fr/service'
import type stop from './fr/stop'
import type signIn from './fr/sign-in'
import type admin from './fr/admin'
import type desk from './fr/desk'
import type library from './fr/files'
import type hooks from './fr/hooks'
import type ledger from './fr/ledger'

export { load, speak, spoken, type Language }
export interface Plural {
  readonly one: string
  readonly other: string
}
/** What another language has to say: the same keys, a plural where there is one. */
export type Same<T> = { readonly [K in keyof T]: T[K] extends string ? string : Plural }

/** One line for each area. */
export interface Catalogue {
  common: typeof common
  compose: typeof compose
  posts: typeof posts
  thread: typeof thread
  community: typeof community
  feed: typeof feed
  keys: typeof keys
  'sign-in': typeof signIn
  guest: typeof guest
  mine: typeof mine
  notices: typeof notices
  people: typeof people
  rooms: typeof rooms
  service: typeof service
  stop: typeof stop
  admin: typeof admin
  desk: typeof desk
  files: typeof library
  hooks: typeof hooks
  ledger: typeof ledger
}
export type Area = keyof Catalogue
export type Key = { [A in Area]: `${A}.${keyof Catalogue[A] & string}` }[Area]

type TextOf<K extends Key> = K extends `${infer A extends Area}.${infer N}`
  ? N extends keyof Catalogue[A]
    ? Catalogue[A][N]
    : never
  : never
type Holes<S> = S extends `${string}{${infer H}}${infer Rest}` ? H | Holes<Rest> : never
type HolesOf<T> = T extends Plural ? Holes<T['one']> | Holes<T['other']> | 'n' : Holes<T>
type Given<K extends Key, V> = [HolesOf<TextOf<K>>] extends [never]
  ? []
  : [given: { [H in HolesOf<TextOf<K>>]: H extends 'n' ? number : V }]

/** How the language writes large numbers; made when the first one is written, because making it costs a phone some milliseconds. */
let ways: { of: Language; numbers: Intl.NumberFormat } | null = null
/** Whether a count takes the singular: 0 and 1 in French, 1 in English (CLDR, cardinal plural rules). */
const single = (n: number): boolean => (spoken() === 'fr' ? Math.abs(n) < 2 : n === 1)

/** A sentence, with its placeholders filled. Numbers are written as the language writes them. */
export function t<K extends Key>(key: K, ...given: Given<K, string | number>): string {
  return pieces(key, given[0]).join('')
}

/** A sentence whose placeholders are filled with elements: bold names, links, times. */
export function rich<K extends Key>(key: K, ...given: Given<K, ComponentChildren>): ComponentChildren {
  return pieces(key, given[0])
}

/** A key made of a prefix and a code that the server answered, if there is such a text. */
export function known(area: Area, name: string): string | null {
  const text = textOf(area, name)
  return typeof text === 'string' ? typeset(text) : null
}

/** A number as the language writes it. */
export function number(value: number): string {
  if (Number.isInteger(value) && value >= 0 && value < 1000) return String(value)
  const of = spoken()
  if (ways?.of !== of) ways = { of, numbers: new Intl.NumberFormat(of) }
  return ways.numbers.format(value)
}

function pieces(key: string, given: Record<string, unknown> | undefined): never[] {
  const text = chosen(key, given?.['n'])
  return text.split(/\{(\w+)\}/).map((piece, index) => {
    if (index % 2 === 0) return piece
    const value = given?.[piece]
    return typeof value === 'number' ? number(value) : value
  }) as never[]
}

function chosen(key: string, n: unknown): string {
  const dot = key.indexOf('.')
  const text = textOf(key.slice(0, dot), key.slice(dot + 1))
  if (text === undefined) throw new Error(`text not loaded: ${key}`)
  if (typeof text === 'string') return typeset(text)
  return typeset(single(Number(n)) ? text.one : text.other)
}

/** Spaces that do not break: before the signs that French sets apart, and between a number and its noun. */
function typeset(text: string): string {
  const held = text.replace(/\{n\} /g, '{n}\u00a0')
  if (spoken() !== 'fr') return held
  return held.replace(/ ([;!?%])/g, '\u202f$1').replace(/ ([:»])/g, '\u00a0$1').replace(/« /g, '«\u00a0')
}
