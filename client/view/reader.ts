/** What queries read from: mirror and outbox as one. Filled in by the workspace. */
export type Reader = { readonly ready: boolean }
