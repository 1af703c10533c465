import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useList } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { asSheet, save } from '../../parts/desk/download'
import { Desk, inside, type Here } from '../../parts/desk/frame'
import { Form, Part, Row, Rows, Secret, Sure, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { known, rich, t } from '../../texts'
import { day, when } from '../../texts/dates'

/** What leaves a community and what comes in from outside: webhooks, incoming addresses, insights. */
export default function Links({ params }: ScreenProps) {
  return (
    <Desk id={params['community'] ?? ''} tab="links">
      {(here) => <><Bridges {...here} /><Incoming id={here.card.id} /><Insights id={here.card.id} /></>}
    </Desk>
  )
}

function Bridges({ card, again }: Here) {
  const putOut = (bridge: Schema['BridgeView']) => async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/webhooks/{webhook_id}', { params: { path: { community_id: card.id, webhook_id: bridge.id } } }))
    announce(t('desk.put_out', { name: bridge.name }))
    again()
  }
  return (
    <Part title={t('desk.bridges')} lead={t('desk.bridges_lead')}>
      {card.bridges.length === 0 && <p class="meta">{t('desk.no_bridges')}</p>}
      <ul class="asks">
        {card.bridges.map((bridge) => (
          <Row key={bridge.id} head={bridge.name} meta={<>{t(bridge.content ? 'desk.with_words' : 'desk.ids_only')} · {rich('desk.owned', { who: <Named who={bridge.owner} /> })}</>}
            acts={<Sure label={t('desk.put_out_now')} of={bridge.name} text={t('desk.put_out_sure')} does={putOut(bridge)} />} />
        ))}
      </ul>
      <p><a class="link" href="/me/webhooks">{t('desk.my_webhooks')}</a></p>
    </Part>
  )
}

function Incoming({ id }: { id: string }) {
  const [made, show] = useState('')
  const list = useList(() => ask(api.GET('/communities/{community_id}/incoming', inside(id))), [id])
  const revoke = (each: Schema['IncomingView']) => async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/incoming/{incoming_id}', { params: { path: { community_id: id, incoming_id: each.id } } }))
    list.again()
  }
  return (
    <Part title={t('desk.incoming')} lead={t('desk.incoming_lead')}>
      <Rows of={list} empty={t('desk.no_incoming')}>
        {(each) => (
          <Row key={each.id} head={each.name} meta={<>{rich('desk.made_by', { who: <Named who={each.by} /> })} · {day(each.made_at)}</>}
            acts={<Sure label={t('desk.revoke')} of={each.name} text={t('desk.revoke_sure')} does={revoke(each)} />} />
        )}
      </Rows>
      {made && <Secret label={t('desk.incoming_url')} value={made} />}
      <Form send={t('desk.make_incoming')} does={async (said) => {
        const view = await ask(api.POST('/communities/{community_id}/incoming', { ...inside(id), headers: said.headers, body: { name: said('name') } }))
        show(view.url ?? '')
        list.again()
      }}>
        <Text name="name" label={t('desk.incoming_name')} />
      </Form>
    </Part>
  )
}

function Insights({ id }: { id: string }) {
  const [allowed, allow] = useState<boolean | null>(null)
  const list = useList(async (cursor) => {
    const page = await (ask(api.GET('/communities/{community_id}/insights', { params: { path: { community_id: id }, query: { cursor } } })) as Promise<Schema['InsightsPage']>)
    allow(page.allowed)
    return page
  }, [id])
  const turn = async (): Promise<void> => {
    await (allowed ? ask(api.DELETE('/communities/{community_id}/insights', inside(id))) : ask(api.PUT('/communities/{community_id}/insights', inside(id))))
    announce(t(allowed ? 'desk.insights_off' : 'desk.insights_on'))
    list.again()
  }
  const sheet = async (): Promise<void> =>
    save(await ask(api.GET('/communities/{community_id}/insights', { ...inside(id), ...asSheet })), 'insights.csv')
  const unmark = (each: Schema['InsightView']) => async (): Promise<void> => {
    await (each.comment
      ? ask(api.DELETE('/comments/{comment_id}/insight', { params: { path: { comment_id: each.comment } } }))
      : ask(api.DELETE('/posts/{post_id}/insight', { params: { path: { post_id: each.post } } })))
    list.again()
  }
  return (
    <Part title={t('desk.insights')} lead={t('desk.insights_lead')}>
      <p class="row">
        {allowed !== null && <Do class="btn" aria-pressed={allowed} does={turn}>{t('desk.insights_allow')}</Do>}
        <Do class="btn" does={sheet}>{t('desk.sheet')}</Do>
      </p>
      <Rows of={list} empty={t('desk.no_insights')}>
        {(each) => (
          <Row key={each.comment ?? each.post} who={each.author}
            meta={<><a href={`/posts/${each.post}`}>{t(`desk.insight_${each.kind}`)}</a> · {known('desk', `basis_${each.basis}`)} · {when(each.at)}</>}
            acts={<Do class="btn small" does={unmark(each)}>{t('desk.unmark')}</Do>}>
            <p>{each.text}</p>
          </Row>
        )}
      </Rows>
    </Part>
  )
}
