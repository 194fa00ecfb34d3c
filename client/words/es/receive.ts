/** The words of orders at the dock: receiving, sending to another site, putting away, moving several. */
import type { basketWords as englishBasket, receiveWords as englishReceive } from '../en/receive.ts'
import type { Wording } from '../wording.ts'
import { figure, many } from './many.ts'

export const receiveWords: Wording<typeof englishReceive> = {
  title: {
    receive: (number) => `Recibir ${number}`,
    send: (number) => `Enviar ${number}`,
  },
  open: { receive: 'Recibir', send: 'Enviar' },
  progress: (done, total) => `${figure(done)} / ${figure(total)}`,
  lines: (total) => (total === 1 ? 'línea' : 'líneas'),
  lineProgress: (done, total) => `${figure(done)} / ${many(total, 'línea', 'líneas')}`,
  waiting: 'Siguiente',
  done: 'Listo',
  receiveAt: 'En',
  at: { receive: 'A', send: 'De' },
  of: {
    receive: (done, expected) => `${done} de ${expected} recibido`,
    send: (done, expected) => `${done} de ${expected} enviado`,
  },
  left: { receive: 'Pendiente', send: 'Por enviar' },
  over: (text) => `▲ sobran ${text}`,
  willBeOver: (text) => `Sobran ${text}: puede seguir, alguien lo revisará.`,
  willBeOverSent: (text) => `${text} más de lo pedido: puede seguir.`,
  next: (name) => `Siguiente: ${name}`,
  nothingLeft: 'Todas las líneas están listas',
  skip: 'Saltar',
  chooseLine: 'Elija una línea',
  chooseLineHint: 'O escanee lo que tiene en la mano: su línea se abre aquí.',
  good: 'Bueno',
  damaged: 'Dañado',
  condition: 'Estado',
  toHold: (code) => `Queda retenido como lote ${code}`,
  toHoldPlace: 'Va a un lugar que retiene: no cuenta como disponible',
  countsAsAvailable:
    'Ningún lugar de aquí retiene mercancía, así que contará como disponible. Un gerente puede marcar uno.',
  button: {
    receive: (what, place) => `Recibir ${what} en ${place}`,
    send: (what, place) => `Enviar ${what} de ${place}`,
  },
  saidDone: {
    receive: (what, name, place) => `Recibido en ${place}: ${what} ${name}`,
    send: (what, name, place) => `Enviado de ${place}: ${what} ${name}`,
  },
  doneHere: 'Lo que ha hecho aquí',
  undo: (text) => `Deshacer ${text}`,
  close: 'Cerrar pedido',
  closeShort: (count) => `Cerrar: ${many(count, 'línea corta', 'líneas cortas')}`,
  closed: (number) => `Cerrado: ${number}`,
  putAway: 'Colocar lo que llegó',
  staysOpen: 'Lo que no ha llegado sigue pendiente. Un supervisor cierra el pedido.',
  withoutOrder: 'Recibir sin el pedido',
  anItemOf: (number) => `un artículo de ${number}`,
  aPlace: 'un hueco o un muelle de este centro',
  notThisJob: 'Este pedido no se hace aquí',
  expectedOn: 'Se espera en',
  expects: (number, amount) => `${number} espera ${amount}`,
  toReceive: 'Por recibir',
}

const items = (count: number): string => many(count, 'artículo', 'artículos')

export const basketWords: Wording<typeof englishBasket> = {
  title: { move: 'Mover varios', transfer: 'Enviar a otro centro' },
  inIt: 'En la cesta',
  empty: 'Escanee un artículo',
  hint: 'Escanee el hueco de donde toma y luego cada artículo. Después escanee adónde van.',
  remove: 'Quitar',
  removed: 'Quitado',
  lineDone: 'Dejar en la cesta',
  chooseLine: 'Elija una línea para cambiarla.',
  chooseTo: { move: 'Elija el destino', transfer: 'Elija el otro centro' },
  oneSite: 'Estos artículos están en centros distintos. Envíe los de un centro cada vez.',
  expects: {
    goods: 'un artículo',
    move: { from: 'un hueco o muelle de origen', to: 'un hueco o muelle de destino' },
    transfer: { from: 'un hueco o muelle de origen', to: 'el otro centro' },
  },
  sameSite: 'Ya están en ese centro.',
  button: {
    move: (count, to) => `Mover ${items(count)} a ${to}`,
    transfer: (count, to) => `Enviar ${items(count)} a ${to}`,
  },
  done: {
    move: (count, to, _number) => `Movido a ${to}: ${items(count)}`,
    transfer: (count, to, number) => `Enviado a ${to} como ${number}: ${items(count)}`,
  },
}
