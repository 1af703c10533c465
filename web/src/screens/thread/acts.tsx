/** What is done in a thread, in one chunk: it comes when somebody does something, not when they read. */
export { Reply } from '../../compose/reply'
export { EditComment, EditPost } from './edit'
export { Report } from './report'
export { Revisions } from './revisions'
