import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** The line between a browser and the server, which can be cut: WebDriver knows no way to take the network away. */
export class Line {
  readonly #server: Server
  readonly #open = new Set<Socket>()
  #isCut = false

  private constructor(server: Server) {
    this.#server = server
  }

  static async to(url: string): Promise<Line> {
    const target = new URL(url)
    const server = createServer()
    const line = new Line(server)
    server.on('connection', (near) => line.#join(near, Number(target.port), target.hostname))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    return line
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`
  }

  /** From now on nothing comes through, and what was under way breaks off. */
  cut(): void {
    this.#isCut = true
    for (const socket of this.#open) socket.destroy()
  }

  mend(): void {
    this.#isCut = false
  }

  async close(): Promise<void> {
    this.cut()
    await new Promise((closed) => this.#server.close(closed))
  }

  #join(near: Socket, port: number, host: string): void {
    if (this.#isCut) return void near.destroy()
    const far = connect(port, host)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(socket)
      // Whatever ends one side ends the other; a broken side closes as well.
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        this.#open.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
}
