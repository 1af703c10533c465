/** One's own card, written by oneself. */
import { useState } from 'preact/hooks'
import { api, ask, Refused, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { me } from '../app/session'
import { t } from '../texts'
import { Dialog } from './dialog'
import { Field, isOfFields } from './form'

type Person = Schema['PersonView']
const LINES = ['name', 'headline', 'unit', 'place'] as const
const LISTS = ['languages', 'skills'] as const

const words = (text: string): string[] => text.split(',').map((each) => each.trim()).filter(Boolean)

/** A dialog; `saved` is told the new card. */
export function Profile({ person, close, saved }: { person: Person; close: () => void; saved: (now: Person) => void }) {
  const [lines, setLines] = useState(() => Object.fromEntries(LINES.map((name) => [name, person[name] ?? ''])))
  const [lists, setLists] = useState(() => Object.fromEntries(LISTS.map((name) => [name, person[name].join(', ')])))
  const [failure, fail] = useState<unknown>(null)
  const submit = (): void => {
    const said = Object.fromEntries(LINES.map((name) => [name, lines[name]?.trim() || null]))
    const many = Object.fromEntries(LISTS.map((name) => [name, words(lists[name] ?? '')]))
    const body = { ...said, ...many, name: lines['name']?.trim() ?? '' } as Schema['ProfilePatch']
    ask(api.PATCH('/me', { body })).then((now) => {
      me.set(now)
      announce(t('common.saved'))
      saved(now.person)
    }, fail)
  }
  // In a list the API points at the one that is wrong: `/languages/1`.
  const wrong = (name: string): string | null =>
    failure instanceof Refused ? (failure.wrong.find(({ pointer }) => pointer.split('/')[1] === name)?.detail ?? null) : null
  return (
    <Dialog title={t('people.edit')} close={close} submit={submit} footer={
      <div class="acts">
        <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
        <button class="btn primary" type="submit">{t('common.save')}</button>
      </div>
    }>
      {LINES.map((name) => (
        <Field key={name} label={t(`people.own_${name}`)} error={wrong(name)}>
          {(control) => <input class="input" maxLength={name === 'headline' ? 200 : 100} {...control} value={lines[name]}
            onInput={(event) => setLines({ ...lines, [name]: event.currentTarget.value })} />}
        </Field>
      ))}
      {LISTS.map((name) => (
        <Field key={name} label={t(`people.${name}`)} hint={t(`people.own_${name}_hint`)} error={wrong(name)}>
          {(control) => <input class="input" {...control} value={lists[name]} onInput={(event) => setLists({ ...lists, [name]: event.currentTarget.value })} />}
        </Field>
      ))}
      {failure !== null && !isOfFields(failure) && <p class="error" role="alert">{sentence(failure)}</p>}
    </Dialog>
  )
}
