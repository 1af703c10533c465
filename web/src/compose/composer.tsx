/** Writing a post: its kind, its words, and, always in view, who will read it. */
import { useEffect, useState } from 'preact/hooks'
import { api, ask, Refused, Unreachable, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { useAsk } from '../app/asking'
import { go } from '../app/router'
import { rooms, refresh, type Room } from '../app/session'
import { useCell } from '../app/cell'
import { readersOf } from '../parts/audience-of'
import { Dialog } from '../parts/dialog'
import { Field, wrongAt } from '../parts/form'
import { Icon } from '../parts/icon'
import { WillRead, type Preview } from '../parts/will-read'
import { rich, t } from '../texts'
import { Attach } from './attach'
import { useDraft } from './draft'
import { Editor } from './editor'
import { useUploads } from './uploads'
import { Wider } from './wider'

const KINDS: readonly Schema['PostKind'][] = ['update', 'question']
const TITLED: readonly string[] = ['question']

/** The dialog. Without a community, one is chosen first among those where one may write. */
export default function Composer({ community, close }: { community: string | undefined; close: () => void }) {
  const list = useCell(rooms)?.filter((room) => room.state === 'inside' && !room.archived)
  const [chosen, choose] = useState(community)
  const room = list?.find((each) => each.id === (chosen ?? list[0]?.id))
  if (!list || !room) return <Nowhere waiting={!list} close={close} />
  return <Sheet key={room.id} room={room} others={community ? [] : list} choose={choose} close={close} />
}

function Nowhere({ waiting, close }: { waiting: boolean; close: () => void }) {
  return (
    <Dialog title={t('common.write')} close={close}>
      {waiting ? <p>{t('common.loading')}</p> : (
        <>
          <p class="lead">{t('compose.nowhere')}</p>
          <p><a class="btn" href="/communities" onClick={close}>{t('common.find_room')}</a></p>
        </>
      )}
    </Dialog>
  )
}

function Sheet({ room, others, choose, close }: {
  room: Room
  others: Room[]
  choose: (id: string) => void
  close: () => void
}) {
  const writing = useDraft(room.id)
  const { draft, words } = writing
  const readers = useReaders(room.id)
  const uploads = useUploads(room.id)
  const [failure, fail] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const told = readers.now !== null
  useEffect(() => fail(null), [told])
  const send = async (): Promise<void> => {
    if (busy) return
    if (!readers.now) {
      readers.retry()
      return fail(new Error(t('compose.readers_wait')))
    }
    if (uploads.busy) return fail(new Error(t('compose.still_bringing')))
    setBusy(true)
    fail(null)
    try {
      const post = await sent(room.id, writing, readers.now, uploads.ids)
      writing.forget()
      announce(t('compose.published'))
      close()
      void refresh()
      go(`/posts/${post.id}`)
    } catch (why) {
      const wider = audienceOf(why)
      if (wider) {
        writing.anew()
        readers.widen(wider)
      } else fail(why)
    } finally {
      setBusy(false)
    }
  }
  const footer = (
    <>
      {readers.before && readers.now && <Wider before={readers.before} now={readers.now} />}
      <WillRead of={readers.now} wall={room.visibility} />
      <div class="acts">
        <span class="hint">{(draft.title || words.text) && t('compose.kept')}</span>
        <button class="btn" type="button" onClick={close}>{t('compose.later')}</button>
        <button class="btn primary" type="submit" aria-busy={busy || undefined}>
          {readers.before && readers.now ? t('compose.publish_to', { n: readers.now.total }) : t('compose.publish')}
        </button>
      </div>
    </>
  )
  return (
    <Dialog title={rich('compose.title', { place: room.name })} close={close} footer={footer} submit={() => void send()}
      closeLabel={t('compose.close')}>
      {others.length > 1 && <Where rooms={others} room={room} choose={choose} />}
      <Kinds chosen={draft.kind} choose={(kind) => writing.change({ kind })} />
      <Title needed={TITLED.includes(draft.kind)} value={draft.title} change={(title) => writing.change({ title })}
        error={wrongAt(failure, '/title')} />
      <Attach uploads={uploads}>
        <Editor community={room.id} words={words} change={(next) => writing.change({}, next)} label={t('compose.body')}
          placeholder={t(draft.kind === 'question' ? 'compose.ask_here' : 'compose.tell_here')} send={() => void send()} rows={6}
          invalid={wrongAt(failure, '/body') !== null} />
        <Failure of={failure} />
      </Attach>
    </Dialog>
  )
}

/** What the API had against it; a lost connection keeps everything and sends it again under the same key. */
function Failure({ of }: { of: unknown }) {
  if (!of || wrongAt(of, '/title')) return null
  const text = of instanceof Unreachable ? t('compose.unsent') : (wrongAt(of, '/body') ?? sentence(of))
  return <p class="error" role="alert">{text}</p>
}

function Where({ rooms: list, room, choose }: { rooms: Room[]; room: Room; choose: (id: string) => void }) {
  return (
    <Field label={t('compose.where')}>
      {(control) => (
        <select class="input" {...control} value={room.id} onChange={(event) => choose(event.currentTarget.value)}>
          {list.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
        </select>
      )}
    </Field>
  )
}

function Kinds({ chosen, choose }: { chosen: string; choose: (kind: string) => void }) {
  return (
    <fieldset class="kinds">
      <legend class="sr">{t('compose.kind')}</legend>
      {KINDS.map((kind) => (
        <label key={kind}>
          <input type="radio" name="kind" checked={kind === chosen} onChange={() => choose(kind)} />
          <Icon name={kind} />{t(`posts.kind_${kind}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Title({ needed, value, change, error }: {
  needed: boolean
  value: string
  change: (title: string) => void
  error: string | null
}) {
  const label = t(needed ? 'compose.title_needed' : 'compose.title_maybe')
  return (
    <p>
      <label class="sr" for="compose-title">{label}</label>
      <input class="headline" id="compose-title" autoFocus value={value} placeholder={label} autocomplete="off" maxLength={200}
        aria-invalid={error ? true : undefined} aria-describedby={error ? 'compose-title-e' : undefined}
        onInput={(event) => change(event.currentTarget.value)} />
      {error && <span class="error" id="compose-title-e">{error}</span>}
    </p>
  )
}

/** Who reads now, and who did when one began, where more do since. */
function useReaders(community: string) {
  const asked = useAsk(() => readersOf(community), [community])
  const [pair, setPair] = useState<{ before: Preview | null; now: Preview | null }>({ before: null, now: null })
  useEffect(() => {
    if (asked.state === 'ready') setPair({ before: null, now: asked.value })
  }, [asked.state])
  /** Where no answer came, it is asked for again. */
  const retry = (): void => void (asked.state === 'failed' && asked.again())
  return { ...pair, retry, widen: (now: Preview) => setPair({ before: pair.now, now }) }
}

async function sent(community: string, writing: ReturnType<typeof useDraft>, readers: Preview, files: string[]): Promise<Schema['PostView']> {
  const { kind, title, body } = writing.draft
  const draft = { kind: kind as Schema['PostKind'], body, audience: readers.fingerprint, files, ...(title.trim() && { title: title.trim() }) }
  return ask(api.POST('/communities/{community_id}/posts', {
    params: { path: { community_id: community } }, body: draft, headers: writing.sending(),
  }))
}

/** The readers that a refusal shows because there are more of them now. */
function audienceOf(why: unknown): Preview | null {
  if (!(why instanceof Refused) || why.code !== 'audience_widened') return null
  return (why.problem as { audience?: Preview }).audience ?? null
}
