import type { Words } from '../index.ts'
import { many } from './many.ts'

export const noticesWords: Words['notices'] = {
  title: 'Avisos',
  forYou: 'Para ti',
  low: 'Se está acabando',
  nothing: 'No hay avisos',
  nothingHint: 'Aquí aparecen los recuentos y pedidos que te asignan, tus excepciones y lo que se está acabando.',
  settings: 'De qué quieres enterarte',
  kinds: {
    counts: 'Recuentos que te asignan',
    orders: 'Pedidos que te asignan',
    exceptions: 'Tus excepciones',
    'low-stock': 'Lo que se está acabando',
  },
  said: {
    counts: { title: 'Un recuento para ti', about: '{name}' },
    orders: { title: 'Un pedido para ti', about: '{name}' },
    exceptions: { title: 'Una excepción tuya', about: 'Abre la bandeja para ver cuál es.' },
    'low-stock': { title: 'Se está acabando', about: '{name}' },
  },
  push: 'También con Bincard cerrado',
  pushHint: 'Por el servicio de avisos de este navegador. Nunca cuánto hay: solo de qué se trata.',
  pushOffline: 'Para esto hace falta la red una vez. Inténtalo cuando vuelva.',
  pushRefused: 'El navegador no permite avisos de Bincard. Permítelos en sus ajustes e inténtalo de nuevo.',
  pushUnreachable:
    'No se llega al servicio de avisos de este navegador. Inténtalo más tarde; aquí en la aplicación te enteras igual.',
  pushInstall:
    'Pon antes Bincard en la pantalla de inicio: este teléfono solo da avisos a las aplicaciones instaladas.',
  pushNot: 'Este navegador no tiene avisos para aplicaciones cerradas. Aquí en la aplicación te enteras igual.',
  pushOn: 'Activado. Te enteras en este dispositivo aunque Bincard esté cerrado.',
  quiet: 'Horas de silencio',
  quietFrom: 'Desde',
  quietTo: 'Hasta',
  quietHint: 'Según el reloj de este dispositivo. Lo que llega entretanto se avisa cuando terminan.',
  arrived: (count) => `Nuevo para ti: ${many(count, 'asunto', 'asuntos')}`,
}

export const storageWords: Words['storage'] = {
  title: 'Almacenamiento',
  open: 'Qué se guarda en este dispositivo',
  kept: 'Qué se guarda aquí',
  parts: {
    cards: 'Fichas traídas del servidor',
    actions: 'Lo que hiciste',
    drafts: 'Trabajo a medias',
    photographs: 'Fotos de lo que hiciste',
  },
  keptHint:
    'Las fichas se pueden traer de nuevo en cualquier momento. Lo que hiciste se queda 30 días después de aceptado, y mientras espere por ti.',
  queueHint:
    'El archivo tiene todo lo que ningún servidor ha respondido aún. Guárdalo si este dispositivo se entrega o se restablece antes de volver a tener red: quien lleva el servidor puede leer en él lo que se hizo. Se envía solo en cuanto hay red, con archivo o sin él.',
}

export const installWords: Words['install'] = {
  title: 'Pon Bincard en este dispositivo',
  hint: 'Se abre como cualquier otra aplicación, a pantalla completa, con red y sin ella.',
  now: 'Instalar',
  decline: 'No, y no preguntes más',
  steps: [
    'Toca Compartir en la barra del navegador.',
    'Elige «Añadir a pantalla de inicio» y luego «Añadir».',
    'Abre Bincard desde la pantalla de inicio e inicia sesión otra vez.',
  ],
}

export const firstRunWords: Words['firstRun'] = {
  title: 'Empieza aquí',
  hint: 'En pocos minutos, de nada al primer hueco escaneado. Todo funciona también sin red.',
  bin: 'Crea un sitio y, dentro, un hueco',
  item: 'Crea un artículo o importa una lista',
  label: 'Imprime la etiqueta del hueco',
  scan: 'Escanea el hueco',
  receive: 'Recibe en él la primera mercancía',
  done: 'Hecho',
  fill: 'Llénalo con una pequeña muestra',
  fillHint:
    'Un sitio, tres huecos y cuatro artículos con existencias, para probar. Son fichas como las demás: cámbialas o archívalas después.',
  filled: 'La muestra está aquí. Escanea S-01 o mira sus artículos.',
  sample: {
    site: 'Sitio de muestra',
    items: ['Muestra: tornillo hexagonal', 'Muestra: cinta de embalar', 'Muestra: arandela', 'Muestra: bomba de mano'],
  },
}
