import type { Words } from '../index.ts'
import { many } from './many.ts'

export const noticesWords: Words['notices'] = {
  title: 'Avisos',
  forYou: 'Para usted',
  low: 'Se está acabando',
  lowBy: (available, point) => `${available} disponible, punto de pedido ${point}`,
  nothing: 'No hay avisos',
  nothingHint: 'Aquí aparecen los recuentos y pedidos que se le asignan, sus incidencias y lo que se está acabando.',
  settings: 'De qué quiere enterarse',
  kinds: {
    counts: 'Recuentos que se le asignan',
    orders: 'Pedidos que se le asignan',
    exceptions: 'Sus incidencias, y las que nadie lleva aún',
    'low-stock': 'Lo que se está acabando',
  },
  said: {
    counts: { title: 'Un recuento para usted', about: '{name}' },
    orders: { title: 'Un pedido para usted', about: '{name}' },
    exceptions: { title: 'Una incidencia por resolver', about: 'Abra la bandeja para ver cuál es.' },
    'low-stock': { title: 'Se está acabando', about: '{name}' },
  },
  push: 'También con Bincard cerrado',
  pushHint: 'Por el servicio de avisos de este navegador. Nunca cuánto hay: solo de qué se trata.',
  pushOffline: 'Para esto hace falta la red una vez. Inténtelo cuando vuelva.',
  pushRefused: 'El navegador no permite avisos de Bincard. Permítalos en sus ajustes e inténtelo de nuevo.',
  pushUnreachable:
    'No se llega al servicio de avisos de este navegador. Inténtelo más tarde; aquí en la aplicación se entera igual.',
  pushInstall:
    'Ponga antes Bincard en la pantalla de inicio: este teléfono solo da avisos a las aplicaciones instaladas.',
  pushNot: 'Este navegador no tiene avisos para aplicaciones cerradas. Aquí en la aplicación se entera igual.',
  pushOn: 'Activado. Se entera en este dispositivo aunque Bincard esté cerrado.',
  quiet: 'Horas de silencio',
  quietFrom: 'Desde',
  quietTo: 'Hasta',
  quietHint: 'Según el reloj de este dispositivo. Lo que llega entretanto se avisa cuando terminan.',
  arrived: (count) => `Nuevo para usted: ${many(count, 'asunto', 'asuntos')}`,
}

export const installWords: Words['install'] = {
  title: 'Ponga Bincard en este dispositivo',
  hint: 'Se abre como cualquier otra aplicación, a pantalla completa, con red y sin ella.',
  now: 'Instalar',
  decline: 'No, y no pregunte más',
  steps: [
    'Toque Compartir en la barra del navegador.',
    'Elija «Añadir a pantalla de inicio» y luego «Añadir».',
    'Abra Bincard desde la pantalla de inicio e inicie sesión otra vez.',
  ],
}

export const firstRunWords: Words['firstRun'] = {
  title: 'Empiece aquí',
  hint: 'En pocos minutos, de nada al primer hueco escaneado. Todo funciona también sin red.',
  bin: 'Cree un centro y, dentro, un hueco',
  item: 'Cree un artículo o importe una lista',
  label: 'Imprima la etiqueta del hueco',
  scan: 'Escanee el hueco',
  receive: 'Reciba en él la primera mercancía',
  done: 'Hecho',
  fill: 'Llénelo con una pequeña muestra',
  fillHint:
    'Un centro, tres huecos y cuatro artículos con existencias, para probar. Son fichas como las demás: cámbielas o archívelas después.',
  filled: 'La muestra está aquí. Escanee S-01 o mire sus artículos.',
  sampleHere: 'La muestra',
  takeBack: 'Revertir la muestra',
  takeBackHint:
    'Sus existencias no habrán estado nunca y sus fichas se archivan: todo aquello con lo que nadie ha trabajado desde entonces.',
  takenBack: 'La muestra se ha revertido. Sus fichas se pueden recuperar del archivo.',
  sample: {
    site: 'Centro de muestra',
    items: ['Muestra: tornillo hexagonal', 'Muestra: cinta de embalar', 'Muestra: arandela', 'Muestra: bomba de mano'],
  },
}
