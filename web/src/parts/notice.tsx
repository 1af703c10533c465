/** Something that one is told: what happened, where, why one is told, and what one can do. */
import type { ComponentChildren } from 'preact'
import type { Schema } from '../api'
import { known, rich, t } from '../texts'
import { day, full, when } from '../texts/dates'
import { Audience } from './audience'
import { Icon } from './icon'
import { Named } from './people'

export type Notice = Schema['NoticeItem']

const ICONS: readonly [RegExp, string][] = [
  [/^(change|settings|appointment|glass)\./, 'sign'],
  [/reported|hidden|closed|reopened/, 'eye'],
  [/answered/, 'done'],
  [/^(comment|post)\./, 'reply'],
  [/^(request|person|steward|guest)\./, 'person'],
  [/^(bridge|webhook)\./, 'link'],
]

/** What happened, in a few words: by kind and reason, as the mails say it. */
export function headline(notice: Notice): string {
  const kind = notice.kind.replace('.', '_')
  const names = [`${kind}_${notice.why}`, kind, notice.why]
  return names.map((name) => known('notices', name)).find(Boolean) ?? t('notices.any')
}

/** Where one goes to see it, or to do what is asked. */
export function linkOf(notice: Notice): string {
  const { kind, post, comment, community, subject } = notice
  if (post && !kind.endsWith('reported')) return `/posts/${post.id}${comment ? `#c-${comment.slice(0, 26)}` : ''}`
  if (community && notice.why === 'steward') return `/communities/${community.id}/desk${kind.startsWith('change.') ? '/rule' : ''}`
  if (community && notice.why === 'moderator') return `/communities/${community.id}/desk/reports`
  if (community) return `/communities/${community.id}`
  if (kind.startsWith('guest.') && subject) return `/people/${subject}`
  if (kind.startsWith('settings.')) return '/admin/settings'
  if (notice.why === 'administrator') return subject && kind.startsWith('appointment.') ? `/admin/people/${subject}` : '/admin'
  return '/inbox'
}

/** The verb of what is asked: « Répondre », « Examiner », « Signer ». */
export function verbOf({ kind, why, post }: Notice): string {
  if (why === 'mentioned') return t('notices.do_answer')
  if (kind === 'request.made' || kind.endsWith('reported')) return t('notices.do_decide')
  if (kind === 'person.invited_in') return t('notices.do_come')
  if (/proposed|asked/.test(kind)) return t('notices.do_sign')
  return post ? t('notices.do_read') : t('notices.do_see')
}

const iconOf = ({ kind, why }: Notice): string =>
  why === 'mentioned' ? 'at' : (ICONS.find(([fits]) => fits.test(kind))?.[1] ?? 'announce')

/** What it is about: the title of a post, or the beginning of its text. */
export const about = ({ post }: Notice): string | null => (post ? post.title || post.lead || null : null)

/** Who did it: three names at most, then how many more. */
export function Doers({ of }: { of: Notice }) {
  if (of.people.length === 0) return null
  const names: ComponentChildren[] = of.people.map((each, index) => <>{index > 0 && ', '}<Named who={each} /></>)
  const more = of.count - of.people.length
  return <>{names}{more > 0 && <> {t('notices.and_more', { n: more })}</>}. </>
}

/** Until when, where the event names a day. */
export function Until({ of }: { of: Notice }) {
  const date = of.facts['effective'] ?? of.facts['ends_on']
  return typeof date === 'string' ? <>{rich('notices.from_day', { day: <time dateTime={date}>{day(date)}</time> })} </> : null
}

/** The place of a notice, with its wall and who is inside. */
export const Where = ({ of: { community } }: { of: Notice }) =>
  community && (
    <Audience rule={{ ...community, company: community.company ?? null }} place={<a href={`/communities/${community.id}`}>{community.name}</a>} />
  )

/** One line of the inbox. */
export function NoticeLine({ of }: { of: Notice }) {
  const what = about(of)
  return (
    <li class={of.seen ? undefined : 'unread'}>
      <Icon name={iconOf(of)} />
      <div>
        <h3 class="subject">
          {!of.seen && <span class="sr">{t('notices.unseen')} </span>}
          <a href={linkOf(of)}>{what ? t('notices.of', { what: headline(of), title: what }) : headline(of)}</a>
        </h3>
        <Where of={of} />
        <p class="why who"><span>
          <Doers of={of} /><Until of={of} />{!of.because.startsWith(headline(of)) && of.because}{of.waits && <> <span class="state wait">{t('notices.waits')}</span></>}
        </span></p>
      </div>
      <time dateTime={of.at} title={full(of.at)}>{when(of.at)}</time>
      {of.waits && (
        <div class="acts"><a class="btn small" href={linkOf(of)}>{verbOf(of)}<span class="sr"> : {what ?? headline(of)}</span></a></div>
      )}
    </li>
  )
}
