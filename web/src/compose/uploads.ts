/** Bringing files: announced to the API, sent straight to the store by the form or the links that it grants, then completed. */
import { useRef, useState } from 'preact/hooks'
import { api, ask, onceKey, Unreachable } from '../api'

export interface Upload {
  key: string
  file: File
  goal: Goal
  /** Bytes that have left. */
  sent: number
  /** The file's id once it is complete. */
  id: string | null
  failure: unknown
}
type Sending = (upload: XMLHttpRequest) => void

/** Where a file goes: into a community, in one of its folders or in none; or beside the former versions of a file. */
export type Goal = { community: string; folder?: string | null } | { file: string }

/** Files on their way to a community. `ids` are those that arrived, in the order in which they were chosen. */
export function useUploads(community: string, folder: string | null = null, arrived?: (upload: Upload) => void) {
  const [list, setList] = useState<Upload[]>([])
  const running = useRef(new Map<string, XMLHttpRequest>())
  const change = (key: string, part: Partial<Upload>): void =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)))
  const bring = (upload: Upload): void => {
    const { key, file } = upload
    change(key, { failure: null, sent: 0 })
    carried(upload.goal, file, (sent) => change(key, { sent }), (request) => running.current.set(key, request)).then(
      (id) => {
        change(key, { id, sent: file.size })
        arrived?.(upload)
      },
      (failure: unknown) => change(key, { failure }),
    )
  }
  const add = (files: Iterable<File>): void => {
    const fresh = [...files].map((file) => ({ key: crypto.randomUUID(), file, goal: { community, folder }, sent: 0, id: null, failure: null }))
    setList((now) => [...now, ...fresh])
    fresh.forEach(bring)
  }
  const drop = (key: string): void => {
    running.current.get(key)?.abort()
    setList((now) => now.filter((each) => each.key !== key))
  }
  return {
    list, add, drop,
    again: bring,
    clear: () => setList([]),
    ids: list.flatMap((each) => (each.id ? [each.id] : [])),
    busy: list.some((each) => each.id === null && each.failure === null),
  }
}
export type Uploads = ReturnType<typeof useUploads>

/** Brings one file to its goal; answers its id. `moved` is told how many bytes have left. */
export async function carried(goal: Goal, file: File, moved: (sent: number) => void, running?: Sending): Promise<string> {
  const told = { type: file.type || 'application/octet-stream', size: file.size, sha256: await sum(file) }
  const headers = onceKey()
  const grant = await ask('file' in goal
    ? api.POST('/files/{file_id}/versions', { params: { path: { file_id: goal.file } }, body: told, headers })
    : api.POST('/communities/{community_id}/files', {
      params: { path: { community_id: goal.community } }, body: { ...told, name: file.name, folder: goal.folder ?? null }, headers,
    }))
  const at = { params: { path: { file_id: grant.file } } }
  if (grant.form) {
    const form = new FormData()
    for (const [name, value] of Object.entries(grant.form.fields)) form.append(name, value)
    form.append('file', file)
    await send('POST', grant.form.url, form, moved, running)
  } else if (grant.parts) {
    const { size, count } = grant.parts
    for (let number = 1; number <= count; number++) {
      const { links } = await ask(api.PUT('/files/{file_id}/parts', { ...at, body: { version: grant.version, parts: [number] } }))
      const from = (number - 1) * size
      const url = links[0]?.url
      if (url) await send('PUT', url, file.slice(from, from + size), (sent) => moved(from + sent), running)
    }
  }
  await ask(api.PUT('/files/{file_id}/complete', { ...at, body: { version: grant.version } }))
  return grant.file
}

async function sum(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** fetch tells nothing of what has left; this does. Nothing of ours goes along: no cookie, no header. */
function send(method: string, url: string, body: FormData | Blob, moved: (sent: number) => void, running?: Sending): Promise<void> {
  return new Promise((done, fail) => {
    const request = new XMLHttpRequest()
    running?.(request)
    request.open(method, url)
    request.upload.onprogress = (event) => moved(event.loaded)
    request.onload = () => (request.status < 300 ? done() : fail(new Error(`store ${request.status}`)))
    request.onerror = () => fail(new Unreachable('store'))
    request.onabort = () => fail(new DOMException('', 'AbortError'))
    request.send(body)
  })
}
