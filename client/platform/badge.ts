/** The figure on the app's icon, where the system shows one: what needs its person. */
export const setBadge = (count: number): void => {
  if (!('setAppBadge' in navigator)) return
  const set = count > 0 ? navigator.setAppBadge(count) : navigator.clearAppBadge()
  set.catch((cause: unknown) => console.warn('badge', cause))
}
