/** Marks a post or a comment as a lead or an insight, where its community lets that be done. */
import { useEffect, useRef } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { t } from '../../texts'
import { Choice, Form, Tick } from './kit'

/** What is marked: `comment` where it is one, else the post itself. */
export interface Marked {
  post: string
  comment?: string | undefined
  close: () => void
}

/** A form that takes the focus, and goes when it is done with. Where marking is not allowed, the API's sentence says so. */
export function MarkInsight({ post, comment, close }: Marked) {
  const box = useRef<HTMLElement>(null)
  useEffect(() => box.current?.querySelector('select')?.focus(), [])
  return (
    <section class="section stack" ref={box} aria-label={t('desk.insights')}>
      <p class="meta">{t('desk.insights_lead')}</p>
      <Form send={t('desk.mark')} done={t('common.saved')} does={async (said) => {
        const body = { kind: said('kind') as Schema['InsightKind'], basis: said('basis') as Schema['Basis'], consent: said('consent') === 'on' }
        await (comment
          ? ask(api.PUT('/comments/{comment_id}/insight', { params: { path: { comment_id: comment } }, body }))
          : ask(api.PUT('/posts/{post_id}/insight', { params: { path: { post_id: post } }, body })))
        close()
      }}>
        <Choice name="kind" label={t('desk.mark_as')} options={[['insight', t('desk.insight_insight')], ['lead', t('desk.insight_lead')]]} />
        <Choice name="basis" label={t('desk.basis')} options={[
          ['legitimate_interest', t('desk.basis_legitimate_interest')], ['contract', t('desk.basis_contract')], ['consent', t('desk.basis_consent')],
        ]} />
        <Tick name="consent" label={t('desk.consent')} />
      </Form>
      <p class="row"><button class="btn small" type="button" onClick={close}>{t('common.cancel')}</button></p>
    </section>
  )
}
