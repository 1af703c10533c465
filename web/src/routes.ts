/** Every address of the page. A screen is a chunk of its own, loaded when somebody first goes there. */
import type { Route } from './app/router'

export const routes: readonly Route[] = [
  { path: '/', layout: 'three', under: 'feed', texts: ['posts', 'feed'], load: () => import('./screens/feed') },
  { path: '/bookmarks', layout: 'two', under: 'me', texts: ['posts'], load: () => import('./screens/bookmarks') },
  { path: '/posts/:post', layout: 'read', texts: ['posts', 'thread', 'compose'], load: () => import('./screens/thread') },
  { path: '/communities/:community', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'compose'], load: () => import('./screens/community') },
  { path: '/communities/:community/:tab', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'compose'], load: () => import('./screens/community') },
  { path: '/sign-in', layout: 'bare', open: true, texts: ['sign-in'], load: () => import('./screens/sign-in') },
]

/** Shown where no address fits. */
export const nowhere: Route = { path: '', layout: 'one', texts: [], load: () => import('./screens/not-found') }
