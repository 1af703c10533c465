/** Which screen is shown: by the address, once its code and its texts are there. */
import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { online, signedOut, Unreachable } from '../api'
import { load as loadTexts } from '../texts'
import { nowhere, routes } from '../routes'
import { Lines, Trouble } from '../parts/await'
import { Announcements } from './announce'
import { Overlays } from './overlays'
import { useCell } from './cell'
import { look } from './look'
import { matched } from './match'
import { go, place, type Route, type ScreenProps } from './router'
import { Shell } from './shell'
import { forget, me } from './session'

interface Found {
  route: Route
  params: Record<string, string>
  screen: ComponentType<ScreenProps>
}
interface Shown extends Found {
  query: URLSearchParams
}

/** The whole page. `first` is what its address showed when it was opened: it is drawn at once. */
export function App({ first }: { first: Found | null }) {
  const who = useCell(me)
  const shown = useShown(first)
  useEffect(() => signedOut.watch(() => {
    if (me.get()) forget()
    toSignIn()
  }), [])
  useArrival(shown && 'route' in shown ? shown : null)
  return (
    <>
      <Frame who={who} shown={shown} />
      {who && <Overlays />}
      <Announcements />
    </>
  )
}

function Frame({ who, shown }: { who: ReturnType<typeof me.get>; shown: Shown | { why: unknown } | null }) {
  if (shown === null) return <main id="main"><Lines /></main>
  if ('why' in shown) return <main id="main"><h1 class="sr">{look.get().name}</h1><Trouble why={shown.why} again={() => location.reload()} /></main>
  const { route, screen: Screen, params, query } = shown
  const drawn = <Screen key={route.texts.join() + (params['community'] ?? JSON.stringify(params))} params={params} query={query} />
  if (route.layout === 'bare' || !who) return drawn
  return (
    <Shell who={who} layout={route.layout} under={route.under} here={params['community']}>
      {drawn}
    </Shell>
  )
}

/** The screen of the present address; the former one stays until the next one's code is there. */
function useShown(first: Found | null): Shown | { why: unknown } | null {
  const { url, step } = useCell(place)
  const who = useCell(me)
  const [shown, show] = useState<Shown | { why: unknown } | null>(
    () => first && (who || first.route.open) ? { ...first, query: url.searchParams } : null,
  )
  const drawn = useRef(shown !== null)
  useLayoutEffect(() => {
    let late = false
    if (drawn.current) {
      drawn.current = false
      return undefined
    }
    const [route, params] = matched(routes, url.pathname) ?? [nowhere, {}]
    if (!who && !route.open) {
      // Without a connection nobody can be asked who they are.
      if (online.get()) toSignIn()
      else show({ why: new Unreachable('') })
      return undefined
    }
    Promise.all([route.load(), loadTexts(route.texts)]).then(
      ([{ default: screen }]) => late || show({ route, params, screen, query: url.searchParams }),
      (failure: unknown) => late || show({ why: new Unreachable(String(failure)) }),
    )
    return () => void (late = true)
  }, [url, step, who])
  return shown
}

/** Remembers where one wanted to go. */
function toSignIn(): void {
  const { pathname, search } = location
  if (pathname === '/sign-in') return
  go(pathname === '/' ? '/sign-in' : `/sign-in?to=${encodeURIComponent(pathname + search)}`, { replace: true })
}

/** On arrival at another screen: its top, and focus on its main part, as a loaded page would. */
function useArrival(shown: Shown | null): void {
  const first = useRef(true)
  const path = shown && shown.route.path + JSON.stringify(shown.params)
  useLayoutEffect(() => {
    if (!path) return
    if (first.current) first.current = false
    else {
      scrollTo(0, 0)
      const main = document.getElementById('main')
      // A screen with one thing to do puts the focus there itself.
      if (!main?.contains(document.activeElement)) main?.focus({ preventScroll: true })
    }
  }, [path])
}

