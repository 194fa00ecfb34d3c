/** A file that another app hands over comes as a form: it is put aside, and the import opens. */
import { AFTER_SHARE, FILE_NAME, KEPT, SHARE_PATH, SHARED_FILE } from './kept.ts'

export const isShare = ({ url }: { url: URL }): boolean => url.pathname === SHARE_PATH

export const takeShare = async ({ request }: { request: Request }): Promise<Response> => {
  const file = (await request.formData()).get('file')
  if (file instanceof File) {
    const headers = { 'content-type': file.type, [FILE_NAME]: encodeURIComponent(file.name) }
    await (await caches.open(KEPT)).put(SHARED_FILE, new Response(file, { headers }))
  }
  return Response.redirect(AFTER_SHARE, 303)
}
