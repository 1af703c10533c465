/** What is done in a thread, drawn once its code and its words are there (`acts`). */
import { later } from '../../parts/later'
import { load } from '../../texts'

const acts = async () => (await Promise.all([import('./acts'), load(['compose'])]))[0]

export const Reply = later(async () => (await acts()).Reply)
export const EditComment = later(async () => (await acts()).EditComment)
export const EditPost = later(async () => (await acts()).EditPost)
export const Report = later(async () => (await acts()).Report)
export const Revisions = later(async () => (await acts()).Revisions)
