/** Errors as every door tells them. */

/** RFC 9457, as `application/problem+json`. `type` is stable, `title` is for people. */
export type Problem = {
  type: string
  title: string
  status: number
  detail?: string
  requestId: string
  errors?: { path: string; message: string }[]
  [extension: string]: unknown
}
