/**
 * The one way to the API: a client typed from our OpenAPI document, and what every answer goes through.
 *
 * `ask(api.GET('/feed'))` answers the body, or throws `Refused` (a problem document: its `detail` is a sentence for a
 * person) or `Unreachable` (no answer came).
 */
import createClient from 'openapi-fetch'
import { cell } from '../app/cell'
import { spoken } from '../texts/loaded'
import { asked, BASE, OURS } from './ahead'
import type { components, paths } from './schema'

export type Schema = components['schemas']
export type Wrong = Schema['ProblemError']

/** The API said no. `code` is stable; `detail` is written for a person in the language asked for. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly code: string
  readonly wrong: readonly Wrong[]
  readonly problem: Schema['Problem']
  constructor(problem: Schema['Problem']) {
    super(problem.detail)
    this.problem = problem
    this.status = problem.status
    this.code = problem.code
    this.wrong = problem.errors ?? []
  }
}

/** No answer came: there is no network, or the service is gone. What was sent may or may not have been done. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

/** Whether the last request got an answer. */
export const online = cell(true)
/** Is told when the API no longer knows who asks. */
export const signedOut = cell(0)

export const api = createClient<paths>({ baseUrl: BASE, headers: OURS, fetch: asked })
api.use({
  onRequest({ request }) {
    request.headers.set('Accept-Language', spoken())
    return request
  },
})

interface Told<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The body of an answer. Raises Refused, or Unreachable. */
export async function ask<T>(asked: Promise<Told<T>>): Promise<T> {
  let told: Told<T>
  try {
    told = await asked
  } catch (failure) {
    if (failure instanceof DOMException && failure.name === 'AbortError') throw failure
    online.set(false)
    throw new Unreachable(String(failure))
  }
  // What the worker had kept is shown, and said to be kept.
  online.set(!told.response.headers.has('X-Kept'))
  if (told.response.ok) return told.data as T
  const refused = new Refused(problemOf(told))
  if (refused.status === 401 && !told.response.url.includes('/sign-in/')) signedOut.set(signedOut.get() + 1)
  throw refused
}

/** A gateway in between may answer without a problem document: the page then says its own sentence. */
function problemOf({ error, response }: Told<unknown>): Schema['Problem'] {
  const said = error as Partial<Schema['Problem']> | undefined
  const { status } = response
  return { type: 'about:blank', title: '', detail: '', code: `status_${status}`, ...said, status }
}

/** A key under which a thing is made once, however often it is sent: keep it until an answer has come. */
export const onceKey = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() })
