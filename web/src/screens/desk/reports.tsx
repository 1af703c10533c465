import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useList, type Listed } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { Desk } from '../../parts/desk/frame'
import { Choice, Fold, Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Html } from '../../parts/html'
import { Named } from '../../parts/people'
import { known, rich, t } from '../../texts'
import { when } from '../../texts/dates'

type Case = Schema['CaseView']
type Hiding = Schema['HidingDraft']['reason']
type Closing = Schema['Closing']
const HIDING: readonly Hiding[] = ['confidential', 'harassment', 'spam', 'other']
const CLOSING: readonly Closing[] = ['settled', 'duplicate', 'heated', 'other']

const word = (code: string): string => known('desk', `why_${code}`) ?? code

/** What was reported, hidden or closed, and deciding about it. */
export default function Reports({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="reports">{({ card }) => <Cases id={card.id} />}</Desk>
}

function Cases({ id }: { id: string }) {
  const cases = useList((cursor) => ask(api.GET('/communities/{community_id}/reports', { params: { path: { community_id: id }, query: { cursor } } })), [id])
  return (
    <Part title={t('desk.reports')} lead={t('desk.reports_lead')}>
      <Rows of={cases} empty={t('desk.no_reports')}>{(each) => <Reported key={each.id} of={each} community={id} list={cases} />}</Rows>
    </Part>
  )
}

function Reported({ of, community, list }: { of: Case; community: string; list: Listed<Case> }) {
  const decided = of.hidden ?? of.closed ?? of.settled
  return (
    <Row who={of.author} meta={(
      <>
        <a href={`/posts/${of.post}`}>{of.title ?? t(of.id === of.post ? 'desk.a_post' : 'desk.a_comment')}</a> · {when(of.at)}
        {of.waiting && <> · <span class="state wait">{t('desk.waits')}</span></>}
      </>
    )} acts={<><Hard of={of} again={list.again} /><Deeds of={of} community={community} again={list.again} /></>}>
      {Object.keys(of.reasons).length > 0 && (
        <p>{Object.entries(of.reasons).map(([reason, n]) => t('desk.reported', { n, reason: word(reason) })).join(' · ')}</p>
      )}
      {of.words.map((each, index) => <blockquote class="quote-card" key={index}>{each.text}</blockquote>)}
      {of.html && <Html html={of.html} />}
      {decided && (
        <p class="meta">{rich('desk.decided', { deed: word(decided.deed), reason: word(decided.reason), who: <Named who={decided.by} />, when: when(decided.at) })}</p>
      )}
    </Row>
  )
}

const post = (of: Case) => ({ params: { path: { post_id: of.post } } })
const comment = (of: Case) => ({ params: { path: { comment_id: of.id } } })

/** What takes no reason: leaving it as it is, letting it be read or answered again. */
function Deeds({ of, community, again }: { of: Case; community: string; again: () => void }) {
  const done = (does: () => Promise<unknown>) => async (): Promise<void> => {
    await does()
    announce(t('common.saved'))
    again()
  }
  const restore = () => (of.id === of.post ? ask(api.DELETE('/posts/{post_id}/hidden', post(of))) : ask(api.DELETE('/comments/{comment_id}/hidden', comment(of))))
  return (
    <>
      {of.waiting && (
        <Do class="btn small" does={done(() => ask(api.DELETE('/communities/{community_id}/reports/{item_id}', { params: { path: { community_id: community, item_id: of.id } } })))}>
          {t('desk.dismiss')}
        </Do>
      )}
      {of.hidden && <Do class="btn small" does={done(restore)}>{t('desk.restore')}</Do>}
      {of.closed && <Do class="btn small" does={done(() => ask(api.DELETE('/posts/{post_id}/closed', post(of))))}>{t('desk.reopen')}</Do>}
    </>
  )
}

/** What takes a reason, which the author is told. */
function Hard({ of, again }: { of: Case; again: () => void }) {
  const whole = of.id === of.post
  const reasons = (codes: readonly string[]) => codes.map((code) => [code, word(code)] as const)
  return (
    <>
      {!of.hidden && (
        <Fold label={t('desk.hide')}>
          <Form bad send={t('desk.hide')} done={t('common.saved')} does={async (said) => {
            const body = { reason: said('reason') as Hiding, text: said('text') || null }
            await (whole ? ask(api.PUT('/posts/{post_id}/hidden', { ...post(of), body })) : ask(api.PUT('/comments/{comment_id}/hidden', { ...comment(of), body })))
            again()
          }}>
            <Choice name="reason" label={t('desk.reason')} hint={t('desk.reason_hint')} options={reasons(HIDING)} />
            <Text name="text" label={t('desk.for_moderators')} />
          </Form>
        </Fold>
      )}
      {whole && !of.closed && !of.hidden && (
        <Fold label={t('desk.close')}>
          <Form send={t('desk.close')} done={t('common.saved')} does={async (said) => {
            await ask(api.PUT('/posts/{post_id}/closed', { ...post(of), body: { reason: said('reason') as Closing, text: said('text') || null } }))
            again()
          }}>
            <Choice name="reason" label={t('desk.reason')} hint={t('desk.reason_hint')} options={reasons(CLOSING)} />
            <Text name="text" label={t('desk.for_moderators')} />
          </Form>
        </Fold>
      )}
    </>
  )
}
