/** The language that the page speaks, and its texts, area by area, as far as they have come. */
import type { Area, Plural } from '.'

export type Language = 'fr' | 'en'
type Loaded = Record<string, string | Plural>

const files = import.meta.glob<{ default: Loaded }>(['./{fr,en}/*.ts', '!./*/{common,feed,posts,first,community,thread,ledger,place}.ts'])
/** Areas that come together, in one file. */
const together = import.meta.glob<{ default: Record<string, Loaded> }>('./{fr,en}/{first,place}.ts')
const FIRST = /^(common|feed|posts)$/
const PLACE = /^(community|thread|ledger)$/
const loaded = new Map<string, Loaded>()
let language: Language = 'fr'

/** The language that the page speaks now. */
export const spoken = (): Language => language

/** Makes the page speak a language; what was loaded in another one is forgotten. */
export function speak(next: Language): void {
  language = next
  loaded.clear()
  document.documentElement.lang = next
}

/** Loads areas in the language spoken, once each. */
export async function load(areas: readonly Area[]): Promise<void> {
  const asked = language
  const missing = areas.filter((area) => !loaded.has(area))
  const came = await Promise.all(
    missing.map(async (area) => {
      const file = FIRST.test(area) ? 'first' : PLACE.test(area) && 'place'
      const texts = file ? (await together[`./${asked}/${file}.ts`]?.())?.default[area] : (await files[`./${asked}/${area}.ts`]?.())?.default
      if (!texts) throw new Error(`no texts for ${area}`)
      return [area, texts] as const
    }),
  )
  // Another language may have been chosen meanwhile.
  if (asked === language) for (const [area, texts] of came) loaded.set(area, texts)
}

/** What an area has under a name, as it was written; nothing where the area has not come. */
export const textOf = (area: string, name: string): string | Plural | undefined => loaded.get(area)?.[name]
