/** Things that people edit together carry a tag; whoever changes one says which state they had read. */
import { ask } from '.'

export interface Tagged<T> {
  value: T
  tag: string
}

/** The body of an answer together with its tag. Raises as `ask` does. */
export async function askTagged<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<Tagged<T>> {
  const value = await ask(asked)
  return { value, tag: (await asked).response.headers.get('ETag') ?? '' }
}
