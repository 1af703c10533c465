/** What the toolbar does to a selection of Markdown. */
export interface Selection {
  text: string
  from: number
  to: number
}
export type Mark = 'bold' | 'italic' | 'code' | 'link' | 'list' | 'quote'

const AROUND: Partial<Record<Mark, readonly [string, string]>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  code: ['`', '`'],
  link: ['[', '](https://)'],
}
const BEFORE: Partial<Record<Mark, string>> = { list: '- ', quote: '> ' }

/** The text with the mark set, and what is selected then. */
export function marked(chosen: Selection, mark: Mark): Selection {
  const { text, from, to } = chosen
  const around = AROUND[mark]
  if (around) {
    const inside = text.slice(from, to)
    const next = text.slice(0, from) + around[0] + inside + around[1] + text.slice(to)
    return { text: next, from: from + around[0].length, to: from + around[0].length + inside.length }
  }
  const sign = BEFORE[mark] ?? ''
  const begin = text.lastIndexOf('\n', from - 1) + 1
  const lines = text.slice(begin, to).split('\n').map((line) => sign + line)
  const next = text.slice(0, begin) + lines.join('\n') + text.slice(to)
  return { text: next, from: begin + sign.length, to: to + sign.length * lines.length }
}
