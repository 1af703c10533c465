/** A room seen from above: discs are members, quarter-rounds are guests, each door carries its company's hue. */
import type { Schema } from '../api'
import { hue } from './people'

type Preview = Schema['AudiencePreview']
const ACROSS = 7
const MOST = 35

/** Drawn beside the sentence that says the same; beyond 35 people the number alone counts. */
export function Plan({ wall, of }: { wall: string; of: Preview }) {
  if (of.total > MOST) return null
  const discs = Array.from({ length: of.members }, (_, index) => index)
  const firsts = of.companies.map((_, index) => of.companies.slice(0, index).reduce((sum, each) => sum + each.people, of.members))
  return (
    <svg class="plan" viewBox="0 0 136 96" data-wall={wall} aria-hidden="true">
      <Walls wall={wall} door={of.companies[0]?.name} />
      {discs.map((index) => <circle key={index} class="m" cx={x(index)} cy={y(index)} r="3.5" />)}
      {of.companies.map((company, which) => (
        <g key={company.name} data-co={hue(company.name)}>
          {Array.from({ length: company.people }, (_, index) => {
            const place = (firsts[which] ?? 0) + index
            return <path key={index} class="x" d={`M${x(place) - 3.5} ${y(place) - 3.5}h3.5a3.5 3.5 0 0 1 3.5 3.5v3.5h-7z`} />
          })}
        </g>
      ))}
    </svg>
  )
}

const x = (index: number): number => 16 + (index % ACROSS) * 15
const y = (index: number): number => 16 + Math.floor(index / ACROSS) * 16

function Walls({ wall, door }: { wall: string; door: string | undefined }) {
  const gap = door ? 'M121 3H3V93H121V57M121 39V3' : 'M121 3H3V93H121z'
  return (
    <>
      <path class="w" d={gap} stroke-dasharray={wall === 'open' ? '9 6' : undefined} />
      {wall === 'secret' && <path class="w2" d={door ? 'M115 9H9V87H115V57M115 39V9' : 'M115 9H9V87H115z'} />}
      {door && <g data-co={hue(door)}><path class="leaf" d="M121 39h14" /><path class="d" d="M135 39A18 18 0 0 1 121 57" /></g>}
    </>
  )
}
