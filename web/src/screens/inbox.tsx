/** What one is told, newest first, by days. */
import { useEffect } from 'preact/hooks'
import { api, ask } from '../api'
import { announce } from '../app/announce'
import { useList } from '../app/asking'
import { useCell } from '../app/cell'
import { came, poll } from '../app/news'
import { Page } from '../app/page'
import type { ScreenProps } from '../app/router'
import { unread } from '../app/session'
import { Await, Few, More } from '../parts/await'
import { Do } from '../parts/form'
import { Icon } from '../parts/icon'
import { NoticeLine, type Notice } from '../parts/notice'
import { Tabs } from '../parts/tabs'
import { t } from '../texts'
import { today } from '../texts/dates'

const ONLY = ['all', 'waiting', 'unread'] as const
type Only = (typeof ONLY)[number]

/** The inbox. `only` in the address says which part of it. */
export default function Inbox({ query }: ScreenProps) {
  const only = ONLY.find((each) => each === query.get('only')) ?? 'all'
  const count = useCell(unread)
  return (
    <Page title={t('common.inbox')}>
      <div class="masthead">
        <h1 class="day">{t('common.inbox')}</h1>
        <p class="meta">{count > 0 ? t('notices.unread', { n: count }) : t('notices.all_read')} · <a class="link" href="/preferences">{t('notices.wishes')}</a></p>
      </div>
      <Tabs label={t('notices.filter')} at={only}>
        {ONLY.map((each) => (
          <a key={each} href={each === 'all' ? '/inbox' : `/inbox?only=${each}`} aria-current={each === only ? 'page' : undefined}>
            {t(`notices.only_${each}`)}{each === 'unread' && count > 0 && <span class="count">{count}</span>}
          </a>
        ))}
      </Tabs>
      <Notices key={only} only={only} />
    </Page>
  )
}

function Notices({ only }: { only: Only }) {
  const news = useCell(came)
  const list = useList(
    (cursor) => ask(api.GET('/notifications', { params: { query: { cursor, ...(only === 'waiting' && { waiting: true }) } } })),
    [only],
  )
  useEffect(() => {
    if (news > 0) list.again()
  }, [news])
  const see = async (newest: string): Promise<void> => {
    await ask(api.PUT('/notifications/seen', { body: { until: newest } }))
    announce(t('notices.marked'))
    unread.set(0)
    list.again()
    void poll()
  }
  return (
    <>
      <Await of={list}>
        {({ items }) => {
          const shown = only === 'unread' ? items.filter((each) => !each.seen) : items
          const newest = items[0]
          const end = newest && only !== 'waiting' && items.some((each) => !each.seen) && (
            <Do class="act end" does={() => see(newest.id)}><Icon name="check" />{t('notices.mark_all')}</Do>
          )
          if (shown.length === 0 && (list.state !== 'ready' || !list.value.next)) return <Nothing only={only} />
          return <Few of={shown} first={8}>{(few) => byDay(few).map(([name, told], index) => (
            <section class="section" aria-labelledby={`d-${index}`} key={name}>
              <div class="row"><h2 class="h2" id={`d-${index}`}>{name}</h2>{index === 0 && end}</div>
              <ul class="mails">{told.map((each) => <NoticeLine key={each.id} of={each} />)}</ul>
            </section>
          ))}</Few>
        }}
      </Await>
      <More of={list} />
    </>
  )
}

function Nothing({ only }: { only: Only }) {
  return (
    <section class="section stack">
      <h2 class="h2">{t(`notices.none_${only}`)}</h2>
      <p class="lead">{t('notices.none_more')}</p>
      <p class="row"><a class="btn" href="/">{t('common.to_feed')}</a></p>
    </section>
  )
}

/** Notices under the name of their day, in their order. */
function byDay(items: readonly Notice[]): [string, Notice[]][] {
  const days = new Map<string, Notice[]>()
  for (const each of items) {
    const name = dayName(each.at)
    days.set(name, [...(days.get(name) ?? []), each])
  }
  return [...days]
}

/** « Aujourd’hui », « Hier », or the day. */
function dayName(iso: string): string {
  const at = new Date(iso)
  const now = new Date()
  if (at.toDateString() === now.toDateString()) return t('notices.today')
  now.setDate(now.getDate() - 1)
  return at.toDateString() === now.toDateString() ? t('notices.yesterday') : today(at)
}
