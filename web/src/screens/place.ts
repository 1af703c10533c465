/** A community and its threads: one chunk, since whoever goes to one goes to the other. */
export { default as Community } from './community'
export { default as Thread } from './thread'
