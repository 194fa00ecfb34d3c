/** Files at the server's door: rows in parts, a check, a run, taking back. Needs the network, and a person who waits. */
import type { ImportBody, ImportFigures, ImportLine, ImportListed, ImportMode } from '../../domain/protocol/imports.ts'
import type { Problem } from '../../domain/protocol/problem.ts'
import type { Api, ApiError, ApiResult } from './api.ts'

/** What went wrong: what the server refused, where it did; `offline` when there was no answer, or it broke off. */
export type ImportFault = {
  offline: boolean
  message: string
  problem?: Pick<Problem, 'title'> & Partial<Pick<Problem, 'type' | 'requestId'>>
}
export type Ran = { ok: true; figures: ImportFigures } | { ok: false; fault: ImportFault }

export type Imports = {
  list: () => Promise<ApiResult<{ imports: ImportListed[] }>>
  create: (body: ImportBody) => Promise<ApiResult<unknown>>
  /** `rows` is the part as JSON text. */
  sendRows: (id: string, rows: string) => Promise<ApiResult<string>>
  run: (id: string, mode: ImportMode, watch: Watch) => Promise<Ran>
  undo: (id: string, watch: Watch) => Promise<Ran>
}
type Watch = { onProgress: (done: number, of: number) => void; signal: AbortSignal }

export const faultOf = (error: ApiError): ImportFault =>
  error.kind === 'problem'
    ? { offline: false, message: '', problem: error.problem }
    : { offline: error.kind === 'offline', message: '' }

async function* linesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<ImportLine> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as TransformStream<Uint8Array, string>).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = (rest + (value ?? '')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as ImportLine
    if (done) return
  }
}

export const createImports = (api: Api): Imports => {
  const follow = async (path: string, body: object, { onProgress, signal }: Watch): Promise<Ran> => {
    const answer = await api.postStream(path, JSON.stringify(body), signal)
    if (!answer.ok) return { ok: false, fault: faultOf(answer.error) }
    try {
      for await (const line of linesIn(answer.value)) {
        if ('result' in line) return { ok: true, figures: line.result }
        if ('problem' in line) return { ok: false, fault: { offline: false, message: '', problem: line.problem } }
        onProgress(line.done, line.of)
      }
    } catch (error) {
      return { ok: false, fault: { offline: !signal.aborted, message: signal.aborted ? '' : String(error) } }
    }
    return { ok: false, fault: { offline: true, message: '' } }
  }
  return {
    list: () => api.get('/imports'),
    create: (body) => api.post('/imports', body),
    sendRows: (id, rows) => api.postText(`/imports/${id}/rows`, rows),
    run: (id, mode, watch) => follow(`/imports/${id}/run`, { mode }, watch),
    undo: (id, watch) => follow(`/imports/${id}/undo`, {}, watch),
  }
}
