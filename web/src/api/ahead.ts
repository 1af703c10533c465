/** Answers that are asked for before the code that needs them is there: each is for one use. */
import { spoken } from '../texts/loaded'

export const BASE = '/api/v1'
/** What tells the API that a page of ours asks, not another site's form. */
export const OURS = { 'X-Requested-With': 'entrenous' }
/** Milliseconds for which an answer that nobody has taken yet may be taken. */
const FRESH = 60_000
const ahead = new Map<string, Promise<Response>>()

/** Asks for what a screen is about to ask for, while its code is still on its way. `paths` are whole, with their query. */
export function askAhead(paths: readonly string[]): void {
  for (const path of paths) {
    const name = location.origin + BASE + path + spoken()
    if (ahead.has(name)) continue
    const answer = fetch(BASE + path, { headers: { ...OURS, 'Accept-Language': spoken() } }).then(read)
    // Whoever takes it is told of a failure.
    answer.catch(() => undefined)
    ahead.set(name, answer)
    setTimeout(() => ahead.get(name) === answer && ahead.delete(name), FRESH)
  }
}
/**
 * The answer, once its body has come too: whoever takes it then has it before the next frame is painted; and where nobody
 * comes for it, it holds no connection.
 */
async function read(answer: Response): Promise<Response> {
  const body = await answer.text()
  return Object.assign(answer, { text: async () => body, json: async () => JSON.parse(body) as unknown })
}
/** What the stream of a community is drawn with. */
export const streamOf = (community: string): string[] => ['posts', 'posts?pinned=true'].map((which) => `/communities/${community}/${which}`)
/** All that is on its way has come, or failed. */
export const cameAhead = (): Promise<unknown> => Promise.allSettled(ahead.values())
/** Nothing that was asked ahead is used any more: somebody else asks now. */
export const forgetAhead = (): void => ahead.clear()

/** The answer to a request: the one asked for ahead, or one asked for now. */
export function asked(request: Request): Promise<Response> {
  const name = request.url + spoken()
  const answer = request.method === 'GET' ? ahead.get(name) : undefined
  ahead.delete(name)
  return answer ?? fetch(request)
}
