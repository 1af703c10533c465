import { api, ask } from '../../api'
import { useList } from '../../app/asking'
import { Fold, Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Company } from '../../parts/people'
import { t } from '../../texts'
import { Admin } from './frame'

/** Addresses' domains as one types them: with commas or spaces. */
export const domains = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean)

/** The partner companies whose people can be guests. */
export default function Companies() {
  return <Admin tab="companies"><List /></Admin>
}

function List() {
  const list = useList((cursor) => ask(api.GET('/companies', { params: { query: { cursor } } })), [])
  const fields = (name = '', all: string[] = []) => (
    <>
      <Text name="name" label={t('admin.company_name')} defaultValue={name} />
      <Text name="domains" label={t('admin.domains')} hint={t('admin.company_domains_hint')} defaultValue={all.join(', ')} />
    </>
  )
  return (
    <>
      <Part title={t('admin.tab_companies')} lead={t('admin.companies_lead')}>
        <Rows of={list} empty={t('admin.no_companies')}>
          {(each) => (
            <Row key={each.id} head={<Company name={each.name} />} meta={each.domains.join(', ') || t('admin.any_domain')}>
              <Fold label={t('admin.change')} of={each.name}>
                <Form keep send={t('common.save')} done={t('common.saved')} does={async (said) => {
                  await ask(api.PATCH('/companies/{company_id}', { params: { path: { company_id: each.id } }, body: { name: said('name'), domains: domains(said('domains')) } }))
                  list.again()
                }}>{fields(each.name, each.domains)}</Form>
              </Fold>
            </Row>
          )}
        </Rows>
      </Part>
      <Part title={t('admin.new_company')}>
        <Form send={t('admin.record')} done={t('common.saved')} does={async (said) => {
          await ask(api.POST('/companies', { headers: said.headers, body: { name: said('name'), domains: domains(said('domains')) } }))
          list.again()
        }}>{fields()}</Form>
      </Part>
    </>
  )
}
