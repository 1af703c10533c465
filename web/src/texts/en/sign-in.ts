import type fr from '../fr/sign-in'
import type { Same } from '..'

export default {
  title: 'Sign in',
  address: 'E-mail address',
  address_hint: 'Guest of a partner company? Use the address that received the invitation.',
  send: 'Send me a code',
  no_password: 'No password. The answer is the same whether the address is known or not.',
  your_code: 'Your code',
  sent_to: 'If {address} is known here, a code has just been sent to it.',
  change: 'Change address',
  code: 'Six-digit code',
  code_hint: { one: 'Valid for {n} minute.', other: 'Valid for {n} minutes.' },
  code_short: 'The code has six digits.',
  enter: 'Enter',
  resend: 'Send another code',
  resent: 'A new code is on its way.',
  by_company: 'Sign in with {company}',
  refused_company_refused: 'This account does not open the network. Use a code, or ask those who run the network.',
  refused_company_unreachable: 'The company’s sign-in does not answer. Use a code, or try again later.',
  refused_too_many_requests: 'Too many tries from here. Try again in an hour.',
  refused_unavailable: 'The network does not answer just now. Try again in a moment.',
  about: 'About the network',
  say: 'What is said here stays between us.',
  vow_read: 'Before you write, you know who will read.',
  vow_keep: 'What was written keeps the readers that it was written for.',
  vow_rule: 'No rule widens without a date and two signatures.',
} satisfies Same<typeof fr>
