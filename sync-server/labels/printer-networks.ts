/** Where printers may stand: a printer's address is typed by a person, and the server goes to none outside of these networks. */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** What the standards leave to networks of one's own (RFC 1918, RFC 4193). Not this machine, and not where clouds keep their secrets. */
export const PRIVATE_NETWORKS = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'] as const

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4')

export const isNetwork = (text: string): boolean => {
  const [address = '', bits = '', ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  return more.length === 0 && /^\d+$/.test(bits) && Number(bits) <= most
}

export type PrinterNetworks = { readonly has: (address: string) => boolean }

export const printerNetworks = (networks: readonly string[]): PrinterNetworks => {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    list.addSubnet(address, Number(bits), familyOf(address))
  }
  return { has: (address) => list.check(address, familyOf(address)) }
}

/** The address to connect to, looked up once: a name that answers otherwise a moment later is not asked again. */
export const addressOf = async (host: string, networks: PrinterNetworks): Promise<string | 'unknown' | 'outside'> => {
  const found = isIP(host) ? [{ address: host }] : await lookup(host, { all: true }).catch(() => [])
  if (found.length === 0) return 'unknown'
  return found.find(({ address }) => networks.has(address))?.address ?? 'outside'
}
