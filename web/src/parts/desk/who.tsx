/** Names for the ids that ledgers and logs keep: each is asked for once. */
import { useEffect, useState } from 'preact/hooks'
import { api, ask } from '../../api'

const known = new Map<string, Promise<string>>()

const nameOf = (id: string): Promise<string> => {
  const told = known.get(id) ?? ask(api.GET('/people/{person_id}', { params: { path: { person_id: id } } })).then(
    (person) => person.name,
    () => '',
  )
  known.set(id, told)
  return told
}

/** The name that leads to a person; of whom one may not know, the id alone. */
export function Who({ id }: { id: string }) {
  const [name, show] = useState('')
  useEffect(() => {
    let late = false
    void nameOf(id).then((told) => late || show(told))
    return () => void (late = true)
  }, [id])
  return name ? <a href={`/people/${id}`}>{name}</a> : <code>{id}</code>
}
