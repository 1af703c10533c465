import type fr from '../fr/device'
import type { Same } from '..'

export default {
  title: 'This device',
  lead: 'Without a connection the page still opens, empty. If this device is yours alone, it can also keep your last feed; everything goes when you sign out.',
  mine: 'This device is mine',
  is_mine: 'The last feed can be read here without a connection.',
  is_not: 'Nothing that you read is kept here.',
  kept: 'This device keeps your last feed.',
  forgotten: 'Everything that this device kept is gone.',
} satisfies Same<typeof fr>
