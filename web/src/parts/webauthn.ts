/** What a device does with passkeys. Somebody who closes its dialog has changed their mind: nothing is said. */
import { api, ask } from '../api'

const bytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))
const text = (data: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(data))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** Whether passkeys work here. Browsers bind them to a name, and an address of numbers is none. */
export const offered = (): boolean => 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname)

/** What the device answers; null where its owner would rather not. */
async function answered(asked: Promise<Credential | null>): Promise<PublicKeyCredential | null> {
  try {
    return (await asked) as PublicKeyCredential | null
  } catch (why) {
    if (why instanceof DOMException && ['NotAllowedError', 'AbortError'].includes(why.name)) return null
    throw why
  }
}

/** Signs in with a passkey; answers whether somebody has come in. */
export async function enter(): Promise<boolean> {
  const { challenge, ...options } = await ask(api.POST('/sign-in/passkeys/challenges'))
  const found = await answered(navigator.credentials.get({ publicKey: { ...options, challenge: bytes(challenge) } }))
  if (!found) return false
  const said = found.response as AuthenticatorAssertionResponse
  await ask(api.POST('/sign-in/passkeys', {
    body: {
      credential: found.id,
      client_data: text(said.clientDataJSON),
      authenticator_data: text(said.authenticatorData),
      signature: text(said.signature),
      user_handle: text(said.userHandle ?? new ArrayBuffer(0)),
    },
  }))
  return true
}

export type Added = 'added' | 'known' | 'cancelled'

/** Has the device make a passkey with that name. */
export async function add(name: string): Promise<Added> {
  const { challenge, user, excludeCredentials, ...options } = await ask(api.POST('/me/passkeys/challenges'))
  const publicKey = {
    ...options,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: excludeCredentials.map((each) => ({ type: 'public-key' as const, id: bytes(each.id) })),
    pubKeyCredParams: options.pubKeyCredParams.map(({ alg }) => ({ type: 'public-key' as const, alg })),
  }
  let made: PublicKeyCredential | null
  try {
    made = await answered(navigator.credentials.create({ publicKey }))
  } catch (why) {
    // So does a device answer that has one of these already.
    if (why instanceof DOMException && why.name === 'InvalidStateError') return 'known'
    throw why
  }
  if (!made) return 'cancelled'
  const said = made.response as AuthenticatorAttestationResponse
  const body = { name, client_data: text(said.clientDataJSON), attestation: text(said.attestationObject) }
  await ask(api.POST('/me/passkeys', { body }))
  return 'added'
}
