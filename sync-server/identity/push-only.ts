/**
 * For so long after a member was disabled or a device revoked, the device may hand in what was done offline, and nothing
 * else; then its right ends altogether.
 */
export const PUSH_ONLY_DAYS = 30
