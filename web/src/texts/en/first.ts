/** What nearly every first screen says, in one file: three small ones would cost a slow line more. */
import common from './common'
import feed from './feed'
import posts from './posts'

export default { common, feed, posts }
