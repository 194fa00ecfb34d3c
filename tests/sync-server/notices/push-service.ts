/** A push service on this machine, and the browsers that it serves: what is sent is decrypted as a browser does (RFC 8291). */
import { createDecipheriv, createECDH, hkdfSync, randomBytes } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

const bytesOf = (key: ArrayBuffer): Buffer => Buffer.from(key)

export class Browser {
  readonly #ecdh = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly endpoint: string

  constructor(origin: string, name: string) {
    this.#ecdh.generateKeys()
    this.endpoint = `${origin}/send/${name}`
  }

  get subscription() {
    const keys = { p256dh: this.#ecdh.getPublicKey('base64url'), auth: this.#auth.toString('base64url') }
    return { endpoint: this.endpoint, keys }
  }

  read(body: Buffer): unknown {
    const salt = body.subarray(0, 16)
    const keyLength = body.readUInt8(20)
    const theirs = body.subarray(21, 21 + keyLength)
    const sealed = body.subarray(21 + keyLength)
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), this.#ecdh.getPublicKey(), theirs])
    const shared = bytesOf(hkdfSync('sha256', this.#ecdh.computeSecret(theirs), this.#auth, info, 32))
    const key = bytesOf(hkdfSync('sha256', shared, salt, Buffer.from('Content-Encoding: aes128gcm\0'), 16))
    const nonce = bytesOf(hkdfSync('sha256', shared, salt, Buffer.from('Content-Encoding: nonce\0'), 12))
    const decipher = createDecipheriv('aes-128-gcm', key, nonce)
    decipher.setAuthTag(sealed.subarray(-16))
    const opened = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return JSON.parse(opened.subarray(0, opened.lastIndexOf(2)).toString())
  }
}

type Message = { path: string; headers: IncomingHttpHeaders; body: Buffer }

export class PushService {
  readonly messages: Message[] = []
  /** What it answers, by the name at the end of the address; else that it took it. */
  readonly answers = new Map<string, number>()
  readonly #http: Server
  origin = ''

  private constructor() {
    this.#http = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const path = request.url ?? ''
        this.messages.push({ path, headers: request.headers, body: Buffer.concat(parts) })
        response.writeHead(this.answers.get(path.split('/').at(-1) ?? '') ?? 201).end()
      })
    })
  }

  static async open(): Promise<PushService> {
    const service = new PushService()
    await new Promise<void>((listening) => service.#http.listen(0, '127.0.0.1', listening))
    service.origin = `http://127.0.0.1:${(service.#http.address() as AddressInfo).port}`
    return service
  }

  sentTo({ endpoint }: Browser): Message[] {
    return this.messages.filter(({ path }) => endpoint.endsWith(path))
  }

  close(): Promise<unknown> {
    return new Promise((closed) => this.#http.close(closed))
  }
}
