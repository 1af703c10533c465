/** What a community and its threads say, in one file: small ones would cost a slow line more. */
import community from './community'
import ledger from './ledger'
import thread from './thread'

export default { community, ledger, thread }
