/** Every address of the page. A screen is a chunk of its own, loaded when somebody first goes there. */
import type { Route } from './app/router'

export const routes: readonly Route[] = [
  { path: '/', layout: 'three', under: 'feed', texts: ['posts', 'feed', 'notices', 'guest'], load: () => import('./screens/feed') },
  { path: '/posts/:post', layout: 'read', texts: ['posts', 'thread', 'compose'], load: () => import('./screens/thread') },
  { path: '/communities/new', layout: 'two', under: 'rooms', texts: ['rooms'], load: () => import('./screens/new-community') },
  { path: '/communities/:community', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'compose'], load: () => import('./screens/community') },
  { path: '/communities/:community/:tab', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'compose'], load: () => import('./screens/community') },
  { path: '/sign-in', layout: 'bare', open: true, texts: ['sign-in'], load: () => import('./screens/sign-in') },

  // One's own side: what is told, people, finding communities, settings.
  { path: '/inbox', layout: 'two', under: 'inbox', texts: ['notices'], load: () => import('./screens/inbox') },
  { path: '/people', layout: 'two', texts: ['people'], load: () => import('./screens/people') },
  { path: '/people/:person', layout: 'two', texts: ['people'], load: () => import('./screens/person') },
  { path: '/communities', layout: 'two', under: 'rooms', texts: ['rooms'], load: () => import('./screens/communities') },
  { path: '/me', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/me') },
  { path: '/preferences', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/preferences') },
  { path: '/me/devices', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/devices') },
  { path: '/me/tokens', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/tokens') },
  { path: '/bookmarks', layout: 'two', under: 'me', texts: ['mine', 'posts'], load: () => import('./screens/bookmarks') },
  { path: '/unsubscribe/:token', layout: 'bare', open: true, texts: ['stop'], load: () => import('./screens/unsubscribe') },
]

/** Shown where no address fits. */
export const nowhere: Route = { path: '', layout: 'one', texts: [], load: () => import('./screens/not-found') }
