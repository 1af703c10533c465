/** Where one writes: Markdown with a toolbar, people and tags by completion, a preview made by the server. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { useAsk } from '../app/asking'
import { Await } from '../parts/await'
import { Html } from '../parts/html'
import { Icon } from '../parts/icon'
import { Avatar, Company } from '../parts/people'
import { t } from '../texts'
import { marked, type Mark } from './marks'
import { begun, sentOf, type Called } from './mentions'
import { tagsOf } from './tags'

type Person = Schema['PersonRef']
interface Offer {
  key: string
  /** What takes the begun word's place. */
  text: string
  id: string | null
  drawn: ComponentChildren
}

export interface Words {
  text: string
  called: Called
}
interface EditorProps {
  /** Whose people and tags are offered: those who will read. */
  community: string
  words: Words
  change: (words: Words) => void
  label: string
  rows?: number
  placeholder?: string
  invalid?: boolean
  /** Ctrl+Enter. */
  send: () => void
  /** Takes the focus when it is first drawn. */
  first?: boolean
}

const MARKS: readonly (readonly [Mark, string])[] = [
  ['bold', 'bold'], ['italic', 'italic'], ['list', 'list'], ['quote', 'quote'], ['code', 'code'], ['link', 'link'],
]

/** A multi-line text with its tools. */
export function Editor(props: EditorProps) {
  const { community, words, change, label } = props
  const [preview, setPreview] = useState(false)
  const area = useRef<HTMLTextAreaElement>(null)
  const id = useId()
  const offers = useOffers(community, words, change, area)
  useEffect(() => {
    if (props.first) area.current?.focus()
  }, [])
  const put = (mark: Mark): void => {
    const box = area.current
    if (!box) return
    const next = marked({ text: words.text, from: box.selectionStart, to: box.selectionEnd }, mark)
    change({ ...words, text: next.text })
    requestAnimationFrame(() => {
      box.focus()
      box.setSelectionRange(next.from, next.to)
    })
  }
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      props.send()
    } else if (offers.pressed(event)) event.preventDefault()
  }
  return (
    <div class="editor">
      <Tools put={put} preview={preview} turn={() => setPreview(!preview)} controls={id} call={() => offers.begin('@')} />
      <label class="sr" for={id}>{label}</label>
      <textarea id={id} ref={area} rows={props.rows ?? 4} value={words.text} placeholder={props.placeholder} hidden={preview}
        aria-invalid={props.invalid || undefined} aria-autocomplete="list" aria-controls={offers.list ? `${id}-l` : undefined}
        aria-activedescendant={offers.list ? `${id}-${offers.at}` : undefined}
        onInput={(event) => { change({ ...words, text: event.currentTarget.value }); offers.look() }}
        onKeyDown={pressed} onBlur={offers.close} onClick={offers.look} />
      {preview && <Preview community={community} source={sentOf(words.text, words.called)} />}
      {offers.list && <Offers id={id} of={offers.list} at={offers.at} choose={offers.choose} />}
    </div>
  )
}

/** One tab stop; the arrows go from tool to tool. */
function Tools({ put, preview, turn, controls, call }: {
  put: (mark: Mark) => void
  preview: boolean
  turn: () => void
  controls: string
  call: () => void
}) {
  const [at, setAt] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const buttons = bar.current?.querySelectorAll('button')
    if (!step || !buttons) return
    event.preventDefault()
    const next = (at + step + buttons.length) % buttons.length
    setAt(next)
    buttons[next]?.focus()
  }
  const stop = (index: number): number => (index === at ? 0 : -1)
  return (
    <div class="tools" role="toolbar" aria-label={t('compose.tools')} aria-controls={controls} ref={bar} onKeyDown={move}>
      {MARKS.map(([mark, icon], index) => (
        <button key={mark} class="act" type="button" tabIndex={stop(index)} aria-label={t(`compose.${mark}`)}
          disabled={preview} onClick={() => put(mark)}><Icon name={icon} /></button>
      ))}
      <button class="act" type="button" tabIndex={stop(MARKS.length)} aria-label={t('compose.call')} disabled={preview}
        onClick={call}><Icon name="at" /></button>
      <button class="act end" type="button" tabIndex={stop(MARKS.length + 1)} aria-pressed={preview} onClick={turn}>
        {t('compose.preview')}
      </button>
    </div>
  )
}

/** As it will be read: rendered and cleaned by the server, like everything else. */
function Preview({ community, source }: { community: string; source: string }) {
  const empty = source.trim() === ''
  const asked = useAsk(async () => (empty ? { html: '' } : ask(api.POST('/communities/{community_id}/preview', {
    params: { path: { community_id: community } }, body: { body: source },
  }))), [source])
  return (
    <div class="preview" role="region" aria-label={t('compose.preview')}>
      {empty ? <p class="hint">{t('compose.nothing')}</p> : <Await of={asked}>{({ html }) => <Html html={html} />}</Await>}
    </div>
  )
}

function Offers({ id, of, at, choose }: { id: string; of: Offer[]; at: number; choose: (index: number) => void }) {
  return (
    <div class="mention-box">
      <ul class="pop" id={`${id}-l`} role="listbox" aria-label={t('compose.offers')}>
        {of.map((offer, index) => (
          // Focus stays in the text: pressing the mouse must not take it.
          <li key={offer.key} id={`${id}-${index}`} role="option" aria-selected={index === at}
            onMouseDown={(event) => { event.preventDefault(); choose(index) }}>{offer.drawn}</li>
        ))}
      </ul>
      <p class="hint">{t('compose.readers_only')}</p>
    </div>
  )
}

const MOST = 6
const drawnPerson = (who: Person): Offer => ({
  key: who.id,
  text: `@${who.name} `,
  id: who.id,
  drawn: (
    <>
      <Avatar who={who} small />
      <span><b>{who.name}</b>{who.company ? <>, <Company name={who.company.name} />, {t('common.guest')}</> : who.headline && `, ${who.headline}`}</span>
    </>
  ),
})
const drawnTag = (tag: string): Offer => ({ key: tag, text: `#${tag} `, id: null, drawn: <b>#{tag}</b> })

async function offered(community: string, sign: '@' | '#', word: string): Promise<Offer[]> {
  if (sign === '#') {
    const begins = word.toLocaleLowerCase()
    return tagsOf(community).filter((tag) => tag.startsWith(begins)).slice(0, MOST).map(drawnTag)
  }
  const { items } = await ask(api.GET('/mentions', { params: { query: { community, q: word } } }))
  return items.slice(0, MOST).map(drawnPerson)
}

/** What is offered for the word that is being written, and the keys that choose from it. */
function useOffers(community: string, words: Words, change: (words: Words) => void, area: { current: HTMLTextAreaElement | null }) {
  const [list, setList] = useState<Offer[] | null>(null)
  const [at, setAt] = useState(0)
  const turn = useRef(0)
  const close = (): void => {
    turn.current++
    setList(null)
  }
  const look = (): void => {
    const box = area.current
    const mine = ++turn.current
    const found = box && begun(box.value, box.selectionStart)
    if (!found) return setList(null)
    offered(community, found.sign, found.word).then(
      (offers) => {
        if (mine !== turn.current) return
        setAt(0)
        setList(offers.length > 0 ? offers : null)
      },
      () => close(),
    )
  }
  const choose = (index: number): void => {
    const box = area.current
    const offer = list?.[index]
    const found = box && begun(box.value, box.selectionStart)
    if (!box || !offer || !found) return
    const rest = box.value.slice(box.selectionStart)
    const caret = found.from + offer.text.length
    const called = offer.id === null ? words.called : new Map(words.called).set(offer.text.slice(1).trim(), offer.id)
    change({ text: box.value.slice(0, found.from) + offer.text + rest, called })
    close()
    requestAnimationFrame(() => box.setSelectionRange(caret, caret))
  }
  const begin = (sign: '@'): void => {
    const box = area.current
    if (!box) return
    const from = box.selectionStart
    const gap = from === 0 || /\s/.test(box.value[from - 1] ?? '') ? sign : ` ${sign}`
    change({ ...words, text: box.value.slice(0, from) + gap + box.value.slice(box.selectionEnd) })
    requestAnimationFrame(() => {
      box.focus()
      box.setSelectionRange(from + gap.length, from + gap.length)
      look()
    })
  }
  const pressed = (event: KeyboardEvent): boolean => {
    if (!list) return false
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setAt((at + step + list.length) % list.length)
    else if (event.key === 'Enter' || event.key === 'Tab') choose(at)
    else if (event.key === 'Escape') close()
    else return false
    // A dialog around the text would close on Escape.
    event.stopPropagation()
    return true
  }
  return { list, at, look, close, choose, begin, pressed }
}
