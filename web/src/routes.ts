/** Every address of the page. A screen is a chunk of its own, loaded when somebody first goes there. */
import { streamOf } from './api/ahead'
import { home } from './app/home'
import type { Route } from './app/router'

type Desks = typeof import('./screens/desks')
/** A desk: all of them are one chunk. */
const desk = (path: string, which: keyof Desks, texts: Route['texts'], under: 'rooms' | 'me'): Route => ({
  path, layout: 'two', under, texts, load: async () => ({ default: (await import('./screens/desks'))[which] }),
})
/** A community and its threads: one chunk as well. */
const community = async () => ({ default: (await import('./screens/place')).Community })
const thread = async () => ({ default: (await import('./screens/place')).Thread })
/** The desks: of a community's stewards, of the network, and of one's own webhooks. */
const desks: readonly Route[] = [
  desk('/communities/:community/desk', 'Asks', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/asks', 'Asks', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/people', 'People', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/rule', 'Rule', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/reports', 'Reports', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/settings', 'Settings', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/links', 'Links', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/view-as', 'ViewAs', ['desk', 'posts'], 'rooms'),
  desk('/communities/:community/desk/ledger', 'Ledger', ['desk', 'ledger', 'posts'], 'rooms'),
  desk('/communities/:community/changes/:number', 'Change', ['desk', 'posts'], 'rooms'),
  desk('/admin', 'Everybody', ['admin', 'desk'], 'me'),
  desk('/admin/people', 'Everybody', ['admin', 'desk'], 'me'),
  desk('/admin/people/:person', 'Account', ['admin', 'desk', 'posts'], 'me'),
  desk('/admin/companies', 'Companies', ['admin', 'desk'], 'me'),
  desk('/admin/settings', 'Pinned', ['admin', 'desk'], 'me'),
  desk('/admin/communities', 'Communities', ['admin', 'desk'], 'me'),
  desk('/admin/glass', 'Glass', ['admin', 'desk', 'ledger'], 'me'),
  desk('/admin/mail', 'Mail', ['admin', 'desk'], 'me'),
  desk('/admin/directory', 'Directory', ['admin', 'desk', 'mine'], 'me'),
  desk('/admin/audit', 'Audit', ['admin', 'desk', 'ledger'], 'me'),
  { path: '/me/device', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/device') },
  desk('/me/webhooks', 'Webhooks', ['hooks', 'desk', 'mine'], 'me'),
  desk('/me/webhooks/:webhook', 'Webhook', ['hooks', 'desk'], 'me'),
]

export const routes: readonly Route[] = [
  ...desks,
  { path: '/', layout: 'three', under: 'feed', texts: ['posts', 'feed'], load: () => home, ahead: () => ['/feed'] },
  { path: '/posts/:post', layout: 'read', texts: ['posts', 'thread'], load: thread,
    ahead: ({ post }) => [`/posts/${post}`, `/posts/${post}/comments?limit=100&order=oldest`] },
  { path: '/communities/new', layout: 'two', under: 'rooms', texts: ['rooms'], load: () => import('./screens/new-community') },
  { path: '/communities/:community', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'ledger'], load: community,
    ahead: ({ community = '' }) => [`/communities/${community}`, `/communities/${community}/eras`, ...streamOf(community)] },
  { path: '/communities/:community/:tab', layout: 'three', under: 'rooms', texts: ['posts', 'community', 'ledger'], load: community },
  { path: '/sign-in', layout: 'bare', open: true, texts: ['sign-in'], load: () => import('./screens/sign-in') },

  // One's own side: what is told, people, finding communities, settings.
  { path: '/inbox', layout: 'two', under: 'inbox', texts: ['notices'], load: () => import('./screens/inbox'),
    ahead: (_, search) => (search ? [] : ['/notifications']) },
  { path: '/people', layout: 'two', texts: ['people'], load: () => import('./screens/people') },
  { path: '/people/:person', layout: 'two', texts: ['people'], load: () => import('./screens/person') },
  { path: '/communities', layout: 'two', under: 'rooms', texts: ['rooms'], load: () => import('./screens/communities') },
  { path: '/me', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/me') },
  { path: '/preferences', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/preferences') },
  { path: '/me/devices', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/devices') },
  { path: '/me/tokens', layout: 'two', under: 'me', texts: ['mine'], load: () => import('./screens/tokens') },
  { path: '/bookmarks', layout: 'two', under: 'me', texts: ['mine', 'posts'], load: () => import('./screens/bookmarks') },
  { path: '/service', layout: 'two', under: 'me', texts: ['service', 'mine'], load: () => import('./screens/service') },
  { path: '/unsubscribe/:token', layout: 'bare', open: true, texts: ['stop'], load: () => import('./screens/unsubscribe') },
]

/** Shown where no address fits. */
export const nowhere: Route = { path: '', layout: 'one', texts: [], load: () => import('./screens/not-found') }
