import type fr from '../fr/keys'
import type { Same } from '..'

export default {
  help: 'Keyboard shortcuts',
  switch: 'Go to a community',
  switch_label: 'A few letters of its name',
  none: 'None of your communities has this name.',
  write: 'Write',
  home: 'The feed',
  inbox: 'The inbox',
  me: 'Me',
  anywhere: 'Go to a community, also while writing',
  send: 'Send what one writes',
} satisfies Same<typeof fr>
