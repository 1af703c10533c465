import { useEffect } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { askTagged } from '../../api/tagged'
import { announce } from '../../app/announce'
import { useAsk, useList } from '../../app/asking'
import { useCell } from '../../app/cell'
import { look, tint, wear } from '../../app/look'
import { me } from '../../app/session'
import { Await } from '../../parts/await'
import { Choice, Form, Part, Row, Rows, Text, Tick } from '../../parts/desk/kit'
import { Do, Field } from '../../parts/form'
import { known, t } from '../../texts'
import { day } from '../../texts/dates'
import { domains } from './companies'
import { Admin } from './frame'

type Change = Schema['SettingsChangeView']
type Values = Schema['SettingsValues']

/** The network's settings: what tightens is at once, what loosens takes two administrators and its time. */
export default function Settings() {
  return <Admin tab="settings"><Pinned /></Admin>
}

function Pinned() {
  const asked = useAsk(() => askTagged(api.GET('/settings')), [])
  return (
    <Await of={asked}>
      {({ value, tag }) => (
        <>
          {value.pending && (
            <Part title={t('admin.settings_waits')} lead={t('admin.loosening')}>
              <ul class="asks"><Waiting of={value.pending} again={asked.again} /></ul>
            </Part>
          )}
          <Part title={t('admin.tab_settings')} lead={t('admin.settings_lead')}>
            <Editing key={tag} values={value.settings} tag={tag} again={asked.again} />
          </Part>
          <Looks />
          <Former key={`former ${tag}`} />
        </>
      )}
    </Await>
  )
}

const said = (values: Values, name: string): string => {
  const value = values[name as keyof Values]
  if (Array.isArray(value)) return value.join(', ') || t('admin.any_domain')
  if (typeof value === 'boolean') return t(value ? 'admin.yes' : 'admin.no')
  const words = name === 'link_previews' ? 'previews' : 'ceiling'
  return (typeof value === 'string' && known('admin', `${words}_${value}`)) || String(value)
}

function Waiting({ of, again }: { of: Change; again: () => void }) {
  const who = useCell(me)
  const at = { params: { path: { number: String(of.number) } } }
  const signers = [of.proposed_by.id, of.signed_by?.id]
  const mine = signers.includes(who?.person.id)
  return (
    <Row head={of.changes.map((name) => t('admin.deed', { of: known('admin', `set_${name}`) ?? name, did: said(of.settings, name) })).join(' · ')}
      meta={t('admin.settings_by', { name: of.proposed_by.name ?? t('common.someone'), day: day(of.proposed_by.at) })}
      acts={(
        <>
          {!of.signed_by && !mine && <Do class="btn small primary" does={async () => {
            await ask(api.PUT('/settings/changes/{number}/signature', at))
            announce(t('admin.signed'))
            again()
          }}>{t('desk.sign_short')}</Do>}
          {mine && <Do class="btn small" does={async () => {
            await ask(api.DELETE('/settings/changes/{number}', at))
            again()
          }}>{t('desk.withdraw')}</Do>}
        </>
      )}>
      <p class="state">{of.effective_on && t(of.signed_by ? 'desk.on_day' : 'desk.earliest', { day: day(of.effective_on) })}</p>
    </Row>
  )
}

function Editing({ values, tag, again }: { values: Values; tag: string; again: () => void }) {
  return (
    <Form keep send={t('common.save')} does={async (form) => {
      const wanted = {
        widening_days: Number(form('widening_days')), guests: form('guests') === 'on', guest_days: Number(form('guest_days')),
        mail_ceiling: form('mail_ceiling') as Schema['Ceiling'], domains: domains(form('domains')),
        link_previews: form('link_previews') as Schema['LinkPreviews'], file_megabytes: Number(form('file_megabytes')),
        community_gigabytes: Number(form('community_gigabytes')), network_gigabytes: Number(form('network_gigabytes')),
      }
      // Only what differs is sent: what tightens and what loosens go apart.
      const body = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => String(value) !== String(values[name as keyof Values])))
      const told = await ask(api.PATCH('/settings', { params: { header: { 'If-Match': tag } }, body }))
      announce(t('number' in told ? 'admin.waits_second' : 'common.saved'))
      again()
    }}>
      <Text name="widening_days" type="number" min="7" label={t('admin.set_widening_days')} defaultValue={values.widening_days} />
      <Tick name="guests" label={t('admin.set_guests')} defaultChecked={values.guests} />
      <Text name="guest_days" type="number" min="1" label={t('admin.set_guest_days')} defaultValue={values.guest_days} />
      <Choice name="mail_ceiling" label={t('admin.set_mail_ceiling')} value={values.mail_ceiling}
        options={(['nothing', 'title', 'lines'] as const).map((each) => [each, t(`admin.ceiling_${each}`)])} />
      <Choice name="link_previews" label={t('admin.set_link_previews')} value={values.link_previews}
        options={(['none', 'open', 'all'] as const).map((each) => [each, t(`admin.previews_${each}`)])} />
      <Text name="file_megabytes" type="number" min="1" label={t('admin.set_file_megabytes')} defaultValue={values.file_megabytes} />
      <Text name="community_gigabytes" type="number" min="1" label={t('admin.set_community_gigabytes')} defaultValue={values.community_gigabytes} />
      <Text name="network_gigabytes" type="number" min="1" label={t('admin.set_network_gigabytes')} defaultValue={values.network_gigabytes} />
      <Text name="domains" label={t('admin.set_domains')} hint={t('admin.domains_hint')} defaultValue={values.domains.join(', ')} />
    </Form>
  )
}

/** The name and the hue: shown while one chooses, kept when it is said. Lightness is the page's, so every hue can be read. */
function Looks() {
  const worn = useCell(look)
  useEffect(() => () => tint(look.get().accent), [])
  return (
    <Part title={t('admin.dress')} lead={t('admin.dress_lead')}>
      <Form keep send={t('common.save')} done={t('common.saved')}
        does={async (form) => wear(await ask(api.PUT('/look', { body: { name: form('name'), accent: Number(form('accent')) } })))}>
        <Text name="name" label={t('admin.dress_name')} defaultValue={worn.name} />
        <Field label={t('admin.dress_accent')} hint={t('admin.dress_hint')}>
          {(control) => <input class="hue" type="range" name="accent" min="0" max="359" defaultValue={worn.accent}
            onInput={(event) => tint(event.currentTarget.valueAsNumber)} {...control} />}
        </Field>
      </Form>
    </Part>
  )
}

function Former() {
  const list = useList((cursor) => ask(api.GET('/settings/changes', { params: { query: { cursor } } })), [])
  return (
    <Part title={t('admin.former')}>
      <Rows of={list} empty={t('admin.no_former')}>
        {(each) => <Row key={each.number} head={each.changes.map((name) => t('admin.deed', { of: known('admin', `set_${name}`) ?? name, did: said(each.settings, name) })).join(' · ')}
          meta={<>{t(`admin.change_${each.state}`)} · {day(each.proposed_by.at)}</>} />}
      </Rows>
    </Part>
  )
}
