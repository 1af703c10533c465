import type { ScreenProps } from '../../app/router'
import { Desk } from '../../parts/desk/frame'
import { Part } from '../../parts/desk/kit'
import { Ledger, Openings } from '../../parts/desk/ledger'
import { t } from '../../texts'

/** What was done to the rules, and who looked inside. */
export default function LedgerDesk({ params }: ScreenProps) {
  return (
    <Desk id={params['community'] ?? ''} tab="ledger">
      {({ card }) => (
        <>
          <Part title={t('desk.tab_ledger')} lead={t('desk.ledger_lead')}><Ledger id={card.id} /></Part>
          {card.membership.state === 'inside' && <Part title={t('desk.glass')} lead={t('desk.glass_lead')}><Openings id={card.id} /></Part>}
        </>
      )}
    </Desk>
  )
}
