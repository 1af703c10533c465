import { api, ask, type Schema } from '../../api'
import { useAsk } from '../../app/asking'
import { Page } from '../../app/page'
import type { ScreenProps } from '../../app/router'
import { Audience } from '../../parts/audience'
import { Await } from '../../parts/await'
import { ChangeView, ends, ruleOfChange, useFormer } from '../../parts/desk/change'
import { Part } from '../../parts/desk/kit'
import { t } from '../../texts'

/** One widening or deletion, for everybody inside and for the administrator whom a steward asks to sign. */
export default function OneChange({ params }: ScreenProps) {
  const { community = '', number = '' } = params
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/changes/{number}', { params: { path: { community_id: community, number } } })), [community, number])
  return (
    <Page title={t('desk.change')}>
      <div class="masthead"><h1 class="day">{t('desk.change')}</h1></div>
      <Await of={asked}>
        {(change) => (
          <Part title={change.name} lead={t(ends(change) ? 'desk.end_lead' : 'desk.change_lead')}>
            <Place of={change} />
            <ChangeView of={change} again={asked.again} />
          </Part>
        )}
      </Await>
    </Page>
  )
}

/** The community under the rule that holds now: what is proposed does not hold yet. */
function Place({ of }: { of: Schema['ChangeCard'] }) {
  const former = useFormer(of)
  return <Audience rule={of.state === 'in_force' ? ruleOfChange(of) : former} place={<a href={`/communities/${of.community}`}>{of.name}</a>} />
}
