import type { Same } from '..'
import type fr from '../fr/guest'

export default {
  hello: 'Hello {name}',
  for_company: 'You are here for {company}',
  sponsor: 'Your sponsor',
  sponsor_more: 'answers for you here',
  stay: 'Your access',
  until: 'until {day}',
  days: { one: '{n} day left', other: '{n} days left' },
  seen_by: 'Who sees you',
  seen: 'The people of your communities',
  seen_more: 'and your sponsor, nobody else',
  no_rooms: 'No community is open to you yet. Your sponsor can have you let in.',
  invited: 'you are invited',
  fresh: { one: '{n} new', other: '{n} new' },
  for_you: 'For you',
} satisfies Same<typeof fr>
