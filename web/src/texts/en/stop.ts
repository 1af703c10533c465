import type { Same } from '..'
import type fr from '../fr/stop'

export default {
  title: 'No more of these mails',
  over: 'This link is no longer valid. Sign in to choose when you get mails.',
  done: 'Done: no more mails with news. You can change your mind in your settings.',
  now_at_once: 'You get your news at once.',
  now_daily: 'You get your news once a day.',
  now_weekly: 'You get your news once a week.',
  means: 'Sign-in codes and warnings about your account will still come.',
  stop: 'Stop these mails',
  preferences: 'Choose otherwise in my settings',
} satisfies Same<typeof fr>
