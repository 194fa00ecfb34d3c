/** Where this device is, as its system says. */
export const deviceTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zones that may be chosen: those this device knows, and whatever else is said already. */
export const timeZones = (...said: readonly string[]): string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', deviceTimeZone(), ...said])].filter(Boolean).sort()
