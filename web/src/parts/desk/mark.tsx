/** Marks a post or a comment as a lead or an insight, where its community lets that be done. */
import { api, ask, type Schema } from '../../api'
import { t } from '../../texts'
import { Choice, Fold, Form, Tick } from './kit'

/** `comment` where it is one, else the post itself. */
export function MarkInsight({ post, comment, marked }: { post: string; comment?: string; marked?: () => void }) {
  return (
    <Fold label={t('desk.mark')}>
      <Form send={t('desk.mark')} done={t('common.saved')} does={async (said) => {
        const body = { kind: said('kind') as Schema['InsightKind'], basis: said('basis') as Schema['Basis'], consent: said('consent') === 'on' }
        await (comment
          ? ask(api.PUT('/comments/{comment_id}/insight', { params: { path: { comment_id: comment } }, body }))
          : ask(api.PUT('/posts/{post_id}/insight', { params: { path: { post_id: post } }, body })))
        marked?.()
      }}>
        <Choice name="kind" label={t('desk.mark_as')} options={[['insight', t('desk.insight_insight')], ['lead', t('desk.insight_lead')]]} />
        <Choice name="basis" label={t('desk.basis')} options={[
          ['legitimate_interest', t('desk.basis_legitimate_interest')], ['contract', t('desk.basis_contract')], ['consent', t('desk.basis_consent')],
        ]} />
        <Tick name="consent" label={t('desk.consent')} />
      </Form>
    </Fold>
  )
}
