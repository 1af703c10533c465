import { useState } from 'preact/hooks'
import { api, ask, onceKey, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList } from '../../app/asking'
import { Page } from '../../app/page'
import { go, type ScreenProps } from '../../app/router'
import { Await } from '../../parts/await'
import { Form, Part, Row, Rows, Secret, Sure, Text, Tick } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { t } from '../../texts'
import { full, when } from '../../texts/dates'
import { Events, eventWord, Places } from './list'

type Hook = Schema['WebhookView']

/** One webhook: what it is told, and what became of every message. */
export default function Webhook({ params }: ScreenProps) {
  const id = params['webhook'] ?? ''
  const [secret, show] = useState('')
  // There is no door to one webhook alone: a person has few.
  const asked = useAsk(async () => (await ask(api.GET('/webhooks'))).items.find((each) => each.id === id) ?? null, [id])
  const take = (hook: Hook): void => {
    asked.put(hook)
    if (hook.secret) show(hook.secret)
  }
  return (
    <Page title={t('hooks.one')}>
      <div class="masthead"><h1 class="day">{asked.state === 'ready' && asked.value ? asked.value.name : t('hooks.one')}</h1></div>
      <p class="section"><a class="link" href="/me/webhooks">{t('hooks.all')}</a></p>
      {secret && <Secret label={t('hooks.secret')} value={secret} />}
      <Await of={asked}>
        {(hook) => hook ? <><State hook={hook} take={take} /><Editing hook={hook} take={take} /><Deliveries id={id} /></> : <p class="lead">{t('common.absent_more')}</p>}
      </Await>
    </Page>
  )
}

const at = (webhook_id: string) => ({ params: { path: { webhook_id } } })

function State({ hook, take }: { hook: Hook; take: (hook: Hook) => void }) {
  const on = hook.state === 'active'
  return (
    <Part title={t(`hooks.is_${hook.state}`)} lead={hook.off ? t(`hooks.off_${hook.off}`) : undefined}>
      {hook.failing_since && <p class="error">{t('hooks.failing', { time: full(hook.failing_since) })}</p>}
      {hook.former_until && <p>{t('hooks.former', { time: full(hook.former_until) })}</p>}
      <p class="row">
        <Do class="btn" does={async () => take(await ask(api.PATCH('/webhooks/{webhook_id}', { ...at(hook.id), body: { state: on ? 'disabled' : 'active' } })))}>{t(on ? 'hooks.disable' : 'hooks.enable')}</Do>
        <Do class="btn" does={async () => {
          await ask(api.POST('/webhooks/{webhook_id}/ping', { ...at(hook.id), headers: onceKey() }))
          announce(t('hooks.pinged'))
        }}>{t('hooks.ping')}</Do>
        <Sure small={false} label={t('hooks.rotate')} text={t('hooks.rotate_sure')} does={async () => take(await ask(api.POST('/webhooks/{webhook_id}/secret', { ...at(hook.id), headers: onceKey() })))} />
        <Sure small={false} label={t('hooks.remove')} text={t('hooks.remove_sure')} does={async () => {
          await ask(api.DELETE('/webhooks/{webhook_id}', at(hook.id)))
          go('/me/webhooks')
        }} />
      </p>
    </Part>
  )
}

const Editing = ({ hook, take }: { hook: Hook; take: (hook: Hook) => void }) => (
  <Part title={t('hooks.what')}>
    <Form key={JSON.stringify(hook)} keep send={t('common.save')} done={t('common.saved')} does={async (said) => take(await ask(api.PATCH('/webhooks/{webhook_id}', { ...at(hook.id), body: {
      url: said('url'), name: said('name'), content: said('content') === 'on',
      events: said.all('events') as Schema['WebhookDraft']['events'], communities: said.all('communities'),
    } })))}>
      <Text name="url" type="url" label={t('hooks.url')} hint={t('hooks.url_change')} defaultValue={hook.url} />
      <Text name="name" label={t('hooks.name')} defaultValue={hook.name} />
      <Events chosen={hook.events} />
      <Places chosen={hook.communities} />
      <Tick name="content" label={t('hooks.content')} defaultChecked={hook.content} />
    </Form>
  </Part>
)

function Deliveries({ id }: { id: string }) {
  const list = useList((cursor) => ask(api.GET('/webhooks/{webhook_id}/deliveries', { params: { path: { webhook_id: id }, query: { cursor } } })), [id])
  return (
    <Part title={t('hooks.deliveries')} lead={t('hooks.deliveries_lead')}>
      <p><button class="btn small" type="button" onClick={list.again}>{t('hooks.refresh')}</button></p>
      <Rows of={list} empty={t('hooks.no_deliveries')}>
        {(each) => (
          <Row key={each.id} head={eventWord(each.event)} meta={<>{t(`hooks.came_${each.outcome}`)} · {when(each.made_at)}{each.next_at && ` · ${t('hooks.next', { time: when(each.next_at) })}`}</>}
            acts={each.outcome !== 'waiting' && <Do class="btn small" does={async () => {
              await ask(api.POST('/webhooks/{webhook_id}/deliveries/{delivery_id}/again', { params: { path: { webhook_id: id, delivery_id: each.id } }, headers: onceKey() }))
              announce(t('hooks.sent_again'))
              list.again()
            }}>{t('hooks.again')}</Do>}>
            {each.attempts.length > 0 && (
              <details class="fold">
                <summary class="act">{t('hooks.attempts', { n: each.attempts.length })}</summary>
                <ol>{each.attempts.map((one) => <li key={one.number}>{when(one.at)} · {one.status ?? one.problem} · {one.took_ms} ms {one.body && <code>{one.body}</code>}</li>)}</ol>
              </details>
            )}
          </Row>
        )}
      </Rows>
    </Part>
  )
}
