import type fr from '../fr/feed'
import type { Same } from '..'

export default {
  beside: 'Beside the feed',
  yours: 'Your feed,',
  fresh: { one: '{n} new thing', other: '{n} new things' },
  stream: 'The feed',
  empty_guest: 'Nothing yet. What is written in your communities will appear here.',
  empty: 'Your feed is empty: it fills with what is written in your communities.',
  find: 'Find a community',
  steps: 'Three steps to begin',
  steps_done: { one: '{n} step of three done', other: '{n} steps of three done' },
  step_done: 'done',
  step_found: 'Found a community',
  step_found_more: 'Private and without guests, as long as you say nothing else.',
  step_invite: 'Invite people',
  step_invite_more: 'By their address, or a whole list at once.',
  step_write: 'Write the first post',
  step_write_more: 'Before you send it you see who will read.',
} satisfies Same<typeof fr>
