/**
 * Where a subscription may lead. A browser says where its push service is, and whoever signs in may say anything: so the server
 * sends to those it knows alone, and never to an address of somebody's choice.
 */

/** Of Chromium, Firefox, Safari and Edge. */
export const PUSH_SERVICES = [
  'https://fcm.googleapis.com',
  'https://updates.push.services.mozilla.com',
  'https://*.push.apple.com',
  'https://*.notify.windows.com',
]

const SERVICE = /^(https?:\/\/)(\*\.)?([a-z0-9.-]+(?::\d+)?)$/

export const isPushService = (text: string): boolean => SERVICE.test(text)

/** Does this address belong to one of the services? */
export const leadsTo = (services: readonly string[], endpoint: string): boolean => {
  if (!URL.canParse(endpoint)) return false
  const { protocol, host, username, password } = new URL(endpoint)
  if (username !== '' || password !== '') return false
  return services.some((service) => {
    const [, scheme, below, name = ''] = SERVICE.exec(service) ?? []
    if (scheme !== `${protocol}//`) return false
    return below ? host.endsWith(`.${name}`) : host === name
  })
}
