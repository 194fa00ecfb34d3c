/** Hands a job to a printer over raw TCP. What the printer may say is let go unread: nothing of the network comes back to whoever prints. */
import { connect } from 'node:net'
import { addressOf, type PrinterNetworks } from './printer-networks.ts'

export type PrinterAddress = { readonly host: string; readonly port: number }
export type Sent = 'sent' | 'unknown' | 'outside' | 'unreachable' | 'busy'

const CONNECT_MS = 4000
/** A printer takes a job as fast as it prints: one that is out of paper takes nothing. */
const WHOLE_MS = 20_000

const hand = (address: string, port: number, job: Buffer): Promise<Sent> =>
  new Promise((resolve) => {
    const socket = connect({ host: address, port, timeout: CONNECT_MS })
    const over = (how: Sent) => {
      clearTimeout(whole)
      socket.destroy()
      resolve(how)
    }
    const whole = setTimeout(() => over('unreachable'), WHOLE_MS)
    socket.once('timeout', () => over('unreachable'))
    socket.once('error', () => over('unreachable'))
    socket.resume()
    socket.once('connect', () => {
      socket.setTimeout(0)
      socket.end(job)
    })
    socket.once('close', (failed) => over(failed || socket.bytesWritten < job.length ? 'unreachable' : 'sent'))
  })

/** One job at a time goes to a printer: most take one connection, and two would only wait for each other. */
export class Printers {
  readonly #networks: PrinterNetworks
  readonly #busy = new Set<string>()

  constructor(networks: PrinterNetworks) {
    this.#networks = networks
  }

  async send({ host, port }: PrinterAddress, job: string): Promise<Sent> {
    const at = `${host} ${port}`
    if (this.#busy.has(at)) return 'busy'
    this.#busy.add(at)
    try {
      const address = await addressOf(host, this.#networks)
      return address === 'unknown' || address === 'outside'
        ? address
        : await hand(address, port, Buffer.from(job, 'utf8'))
    } finally {
      this.#busy.delete(at)
    }
  }
}
