/** Every address of the page. A screen is a chunk of its own, loaded when somebody first goes there. */
import type { Route } from './app/router'

export const routes: readonly Route[] = [
  { path: '/', layout: 'three', under: 'feed', texts: ['posts'], load: () => import('./screens/feed') },
  { path: '/sign-in', layout: 'bare', open: true, texts: ['sign-in'], load: () => import('./screens/sign-in') },
]

/** Shown where no address fits. */
export const nowhere: Route = { path: '', layout: 'one', texts: [], load: () => import('./screens/not-found') }
