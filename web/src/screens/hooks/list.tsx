import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { useList } from '../../app/asking'
import { useCell } from '../../app/cell'
import { Page } from '../../app/page'
import { rooms } from '../../app/session'
import { Form, Part, Row, Rows, Secret, Text, Tick } from '../../parts/desk/kit'
import { Own } from '../../parts/own'
import { known, t } from '../../texts'
import { day } from '../../texts/dates'

export const EVENTS: readonly Schema['WebhookDraft']['events'][number][] = [
  'post.written', 'post.edited', 'post.deleted', 'comment.written', 'comment.edited', 'comment.deleted', 'question.answered', 'insight.marked',
]
export const eventWord = (event: string): string => known('hooks', event === 'ping' ? 'ping_sent' : event.replace('.', '_')) ?? event

/** The webhooks of whoever looks. */
export default function Webhooks() {
  const [secret, show] = useState('')
  const list = useList(() => ask(api.GET('/webhooks')), [])
  return (
    <Page title={t('hooks.title')}>
      <Own title={t('hooks.title')} at="/me/webhooks" />
      <Part title={t('hooks.yours')} lead={t('hooks.lead')}>
        <Rows of={list} empty={t('hooks.none')}>
          {(hook) => (
            <Row key={hook.id} head={<a href={`/me/webhooks/${hook.id}`}>{hook.name}</a>} meta={<>{t(`hooks.is_${hook.state}`)} · {t('hooks.since', { day: day(hook.made_at) })}</>}>
              <p><code>{hook.url}</code></p>
              {hook.off && <p class="error">{t(`hooks.off_${hook.off}`)}</p>}
            </Row>
          )}
        </Rows>
      </Part>
      <Part title={t('hooks.make')}>
        {secret && <Secret label={t('hooks.secret')} value={secret} />}
        <Form send={t('hooks.make_send')} does={async (said) => {
          const made = await ask(api.POST('/webhooks', { headers: said.headers, body: {
            url: said('url'), name: said('name') || null, content: said('content') === 'on',
            events: said.all('events') as Schema['WebhookDraft']['events'], communities: said.all('communities'),
          } }))
          show(made.secret ?? '')
          list.again()
        }}>
          <Text name="url" type="url" label={t('hooks.url')} hint={t('hooks.url_hint')} />
          <Text name="name" label={t('hooks.name')} />
          <Events />
          <Places />
          <Tick name="content" label={t('hooks.content')} />
        </Form>
      </Part>
    </Page>
  )
}

/** Of what a webhook is told. */
export const Events = ({ chosen }: { chosen?: readonly string[] }) => (
  <fieldset>
    <legend class="label">{t('hooks.events')}</legend>
    {EVENTS.map((event) => <Tick key={event} name="events" value={event} defaultChecked={chosen?.includes(event)} label={eventWord(event)} />)}
  </fieldset>
)

/** Of which communities: those that one stewards. */
export function Places({ chosen }: { chosen?: readonly string[] }) {
  const mine = useCell(rooms)?.filter((room) => room.role === 'steward') ?? []
  return (
    <fieldset>
      <legend class="label">{t('hooks.communities')}</legend>
      {mine.length === 0 && <p class="hint">{t('hooks.no_communities')}</p>}
      {mine.map((room) => <Tick key={room.id} name="communities" value={room.id} defaultChecked={chosen?.includes(room.id)} label={room.name} />)}
    </fieldset>
  )
}
