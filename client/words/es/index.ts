/** Every word on screen in Spanish, as a warehouse in Spain or Mexico says it (docs/LANGUAGES.md). */

import type { cameraWords as englishCamera } from '../en/camera.ts'
import type { english } from '../en/index.ts'
import type { Wording } from '../wording.ts'
import { bulkWords } from './bulk.ts'
import { cameraWords } from './camera.ts'
import { countWords, itemsWords, locationsWords, ordersWords } from './cards.ts'
import { attributesWords, categoriesWords, suppliersWords } from './catalogue.ts'
import { exportWords } from './export.ts'
import { fileFaultWords } from './file-faults.ts'
import { flowWords } from './flows.ts'
import { importWords } from './import.ts'
import { labelsWords } from './labels.ts'
import { listsWords } from './lists.ts'
import { figure, many } from './many.ts'
import { orderFormWords, orderNumbersWords, partnersWords, placesWords, walkWords } from './master.ts'
import { firstRunWords, installWords, noticesWords } from './notices.ts'
import { outboundWords } from './outbound.ts'
import { photosWords } from './photos.ts'
import { problemWords } from './problems.ts'
import { basketWords, receiveWords } from './receive.ts'
import { otherRejection, rejectionWords } from './rejections.ts'
import { rowFaultWords } from './row-faults.ts'
import { searchWords } from './search.ts'
import { inboxWords, scannerWords, settingsWords } from './settling.ts'
import { asOfWords, kitWords, lotWords, reasonsWords } from './stockwork.ts'
import { storageWords } from './storage.ts'
import { unitsWords } from './units.ts'
import { variantsWords } from './variants.ts'

export const spanish: Wording<typeof english & { camera: typeof englishCamera }> = {
  app: 'Bincard',
  skip: 'Saltar al contenido',
  back: 'Atrás',
  close: 'Cerrar',
  save: 'Guardar',
  undo: 'Deshacer',
  toasts: 'Mensajes',
  notLoaded: 'Descargando las fichas de este almacén…',
  unknownName: 'No está en este dispositivo',
  amount: (figure, unit) => `${figure} ${unit}`,
  goneHint: 'Se quitó, o es de un centro donde usted no trabaja.',
  flows: flowWords,
  camera: cameraWords,
  lookOnly: {
    title: 'Solo puede consultar',
    hint: 'Su rol no incluye este trabajo. Un supervisor puede hacerlo o darle otro rol.',
  },

  nav: {
    label: 'Principal',
    home: 'Inicio',
    items: 'Artículos',
    scan: 'Escanear',
    count: 'Contar',
    more: 'Más',
    counted: (label, count) => `${label}, ${figure(count)} en espera`,
  },

  state: {
    saved: 'Guardado aquí',
    sent: 'Enviado',
    parked: 'En espera',
    accepted: 'Aceptado',
    exception: 'Aceptado, con una incidencia',
    rejected: 'No aceptado',
  },
  stateStory: {
    saved: 'Guardado en este dispositivo. Se enviará cuando tenga conexión.',
    sent: 'Enviado. La respuesta está en camino; no se pierde nada si no llega.',
    parked: 'Espera algo a lo que se refiere y que no ha llegado todavía. Se conserva hasta entonces.',
    accepted: 'Aceptado. Todos los dispositivos lo tienen o lo tendrán.',
    exception: 'Aceptado, porque ocurrió. Algo llama la atención y alguien lo revisará.',
  },

  badge: {
    text: (kind, pending, inbox) => {
      // With nothing in the inbox it is the device itself that needs a person; its sheet says why.
      if (kind === 'needs-you') return inbox === 0 ? 'Le espera' : many(inbox, 'le espera', 'le esperan')
      if (kind === 'offline') {
        return pending > 0 ? `Sin conexión · ${many(pending, 'guardado', 'guardados')}` : 'Sin conexión'
      }
      if (kind === 'sending') return `Enviando ${figure(pending)}`
      return kind === 'syncing' ? 'Poniéndose al día' : 'Al día'
    },
    label: (text) => `Sincronización: ${text}`,
  },
  sync: {
    title: 'Este dispositivo y los demás',
    waiting: 'Esperan a enviarse',
    nothingWaits: 'Nada espera',
    since: 'Lo más antiguo',
    lastContact: 'Último contacto',
    never: 'Todavía no',
    progress: 'Fichas descargadas',
    of: (done, total) => `${figure(done)} de ${figure(total)}`,
    now: 'Sincronizar',
    export: 'Exportar la cola',
    inbox: 'Abrir la bandeja',
    exportName: (day) => `bincard-cola-${day}.json`,
    trouble: {
      'signed-out': 'Su sesión ha terminado. Lo que hace se guarda aquí; inicie sesión de nuevo para enviarlo.',
      'no-longer-member':
        'Ya no es miembro aquí, y las fichas se han ido de este dispositivo. Lo que hizo se conserva; un supervisor puede registrarlo.',
      'client-too-old':
        'Esta versión es demasiado antigua para descargar lo nuevo. Lo que hace se sigue enviando. Actualice para ponerse al día.',
      'storage-full':
        'En este dispositivo no queda espacio. Libere un poco: hasta entonces no se puede guardar trabajo nuevo.',
      'server-error': 'El servidor no puede responder ahora. Lo que hace se guarda aquí y se envía cuando pueda.',
    },
  },

  rejections: rejectionWords,
  otherRejection,
  problems: problemWords,
  problemNumber: (said, id) => `${said} Para soporte: ${id}`,
  fileFaults: fileFaultWords,
  rowFaults: rowFaultWords,

  update: {
    ready: 'Hay una versión nueva. Lo que ha introducido se queda.',
    elsewhere: 'Bincard se actualizó en otra pestaña. Lo que ha introducido se queda.',
    take: 'Actualizar',
    reload: 'Recargar pestaña',
    news: 'Novedades',
  },

  failure: {
    title: 'Esta pantalla se ha detenido',
    happened: 'La aplicación tuvo un fallo propio al dibujar esta pantalla. Usted no ha hecho nada mal.',
    safe: 'A salvo: lo que registró está guardado en este dispositivo, y lo que tenía a medias se conserva.',
    next: 'Ábrala de nuevo. Si se detiene otra vez, siga en otra: las demás pantallas funcionan.',
    report: (online) =>
      online
        ? 'Se avisa a quienes administran este servidor, solo del fallo: no se envía nada de sus existencias.'
        : 'Se avisará a quienes administran este servidor cuando haya red, solo del fallo: no se envía nada de sus existencias.',
    again: 'Reabrir',
    home: 'Ir a Inicio',
    noRoom: 'No guardado: en este dispositivo no queda espacio. Libere un poco y vuelva a intentarlo.',
    notSaved: 'No guardado: este dispositivo no ha podido almacenarlo. Vuelva a intentarlo.',
    startTitle: 'Bincard no ha podido abrir sus fichas en este dispositivo',
    startHint:
      'El navegador no ha querido abrir el almacenamiento. Cierre otras pestañas de Bincard y vuelva a intentarlo.',
  },

  signIn: {
    title: 'Iniciar sesión',
    lead: 'La ficha de cada hueco, en cada teléfono, siempre correcta.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    show: 'Mostrar',
    submit: 'Entrar',
    offline: 'Está sin conexión. La primera vez que se inicia sesión en un dispositivo hace falta la red; después, no.',
    wrong: 'El correo o la contraseña no son correctos.',
    throttled: 'Demasiados intentos. Espere un minuto y vuelva a intentarlo.',
    unreachable: 'No se llega al servidor. Revise la red y vuelva a intentarlo.',
    server: 'El servidor no ha podido responder. Vuelva a intentarlo en un momento.',
    goOn: (name) => `Seguir como ${name}`,
    remembered: 'Ya trabajan en este dispositivo',
    opening: 'Abriendo sus fichas…',
  },

  expiry: {
    in: (days) => {
      if (days === 0) return 'caduca hoy'
      return days > 0 ? `en ${many(days, 'día', 'días')}` : `caducó hace ${many(-days, 'día', 'días')}`
    },
    on: (day) => `el ${day}`,
  },

  pad: {
    quantity: 'Cantidad',
    unit: 'Unidad',
    less: 'Uno menos',
    more: 'Uno más',
    back: 'Borrar la última cifra',
    all: (text) => `Todo ${text}`,
    and: 'y…',
    takeBack: (text, unit) => `Quitar ${text} ${unit}`,
  },

  changed: {
    title: 'Lo que han cambiado otros',
    count: (count) => many(count, 'cambio', 'cambios'),
    since: (moment) => `desde ${moment}`,
    nothing: 'Nada nuevo',
    nothingHint: 'Aquí se ve lo que otros hacen en tus ubicaciones y cambian en pedidos y recuentos de tus sedes.',
    work: 'Pedidos y recuentos',
    isNew: 'Nuevo',
    isChanged: 'Cambiado',
    settled: 'Resuelto para ti',
    moved: 'En tus ubicaciones',
    allSeen: 'Ya lo he visto todo',
    seen: 'Desde ahora solo se ve lo más nuevo.',
  },

  home: {
    title: 'Inicio',
    next: 'Siguiente',
    nothing: 'Nada le espera',
    nothingHint: (starts) =>
      starts ? 'Escanee algo para empezar, o elija qué hace.' : 'Escanee algo para ver qué es.',
    start: 'Empezar',
    countAgain: 'Recontar',
    given: 'Asignado a usted',
    needsYou: (count) => many(count, 'asunto le espera', 'asuntos le esperan'),
    needsYouHint: 'Abra la bandeja para resolverlo',
    count: (name) => `Recuento: ${name}`,
    counted: (observed) => many(observed, 'observación', 'observaciones'),
    review: (count) => `${many(count, 'diferencia', 'diferencias')} por revisar`,
    order: (number) => `Pedido ${number}`,
    out: {
      pick: (number) => `Preparar ${number}`,
      picking: (number) => `Preparar el resto de ${number}`,
      ship: (number) => `Embalar y expedir ${number}`,
      shipped: (number) => `Cerrar ${number}: todo expedido`,
    },
    ownException: (count) => many(count, 'incidencia suya', 'incidencias suyas'),
    exception: (count) => many(count, 'incidencia sin nadie que la lleve', 'incidencias sin nadie que las lleve'),
    nothingDone: 'Lo que registra se muestra aquí, con su estado.',
  },

  last: {
    button: 'Últimas',
    label: 'Últimas acciones',
    title: 'Lo último que ha hecho',
    several: (count) => many(count, 'línea', 'líneas'),
    undo: (what) => `Deshacer: ${what}`,
    undone: 'Deshecho',
    settle: 'Resolver',
    settleWhat: (what) => `Resolver: ${what}`,
    nothing: 'Todavía no ha hecho nada en este dispositivo',
  },

  scan: {
    title: 'Escanear',
    field: 'Código de barras, SKU, lote o hueco',
    look: 'Buscar',
    cardsComing:
      'Las fichas todavía están llegando a este dispositivo. Lo que ha escaneado se atiende cuando estén aquí.',
    hint: 'Use el escáner en cualquier momento, en cualquier pantalla. O teclee un código.',
    recent: 'Últimos escaneos',
    clear: 'Borrar',
    empty: 'Todavía no se ha escaneado nada',
    found: (kind, name) => `${kind}: ${name}`,
    kinds: { item: 'Artículo', location: 'Ubicación', lot: 'Lote', order: 'Pedido', unknown: 'Desconocido' },
    signals: { good: 'Encontrado', bad: 'No encontrado', wrong: 'No es lo esperado', done: 'Guardado' },
    marks: { good: '●', bad: '?', wrong: '✕', done: '✓' },
    several: 'Este código corresponde a varias cosas. Elija una.',
    newLot: (code) => `Lote nuevo ${code}`,
    labelHolds: (count, unit) => `${figure(count)} ${unit} en la etiqueta`,
    unknown: (code) => `Nada de aquí tiene el código ${code}`,
    unknownHint: 'Revise la etiqueta o busque el artículo por su nombre.',
    searchItems: 'Buscar artículos',
    moveFrom: 'Mover desde aquí',
    putAwayHere: 'Colocar aquí',
    pickFrom: 'Preparar de aquí',
    receiveHere: 'Recibir aquí',
    returnHere: 'Devolución aquí',
    kitHere: 'Montar kit aquí',
    moreDeeds: 'Más…',
    deedsOf: (name) => `Qué hacer: ${name}`,
  },

  unknownCode: {
    link: 'Asociarlo a un artículo',
    linkTo: (name) => `Asociar a ${name}`,
    linked: (code, name) => `${code} es ahora ${name}`,
    make: 'Crear un artículo con él',
    expected: (code) => `el artículo que tiene el código ${code}`,
    reportFirst: (code) => `Antes avise de ${code} con su foto, o ciérrelo`,
    later: 'Avisar para después',
    reported: (code) => `Aviso de ${code} hecho. Alguien que conoce los artículos dirá qué es.`,
    takePhoto: 'Hacer una foto',
    takeAnother: 'Hacer otra foto',
    photo: 'Foto de lo que lleva este código',
    noPicture: 'Esto no es una imagen que se pueda guardar. Haga otra.',
    tooLong: 'Es más largo que cualquier código. Escanee el código de barras del artículo.',
    notYours: 'Qué es un código lo dicen los gerentes. Avise de él, con una foto si puede, y siga.',
  },

  items: itemsWords,

  locations: locationsWords,

  count: countWords,

  orders: ordersWords,

  orderForm: orderFormWords,
  orderNumbers: orderNumbersWords,
  partners: partnersWords,
  places: placesWords,
  walk: walkWords,
  photos: photosWords,
  searchAll: searchWords,
  units: unitsWords,
  bulk: bulkWords,
  lists: listsWords,

  outbound: outboundWords,
  receive: receiveWords,

  basket: basketWords,

  inbox: inboxWords,

  reasons: reasonsWords,
  categories: categoriesWords,
  attributes: attributesWords,
  suppliers: suppliersWords,
  variants: variantsWords,
  notices: noticesWords,
  install: installWords,
  storage: storageWords,
  firstRun: firstRunWords,

  labels: labelsWords,
  import: importWords,
  export: exportWords,

  lot: lotWords,

  kit: kitWords,

  asOf: asOfWords,

  settings: settingsWords,
  scanner: scannerWords,

  more: {
    title: 'Más',
    work: 'Trabajo',
    look: 'Consultar',
    device: 'Este dispositivo',
    import: 'Importar un archivo',
    export: 'Exportar un archivo',
  },

  history: {
    kinds: {
      receipt: 'Recepción',
      'put-away': 'Colocación',
      move: 'Traslado',
      pick: 'Preparación',
      pack: 'Embalaje',
      ship: 'Expedición',
      'transfer-out': 'Salida de traspaso',
      'transfer-in': 'Entrada de traspaso',
      return: 'Devolución',
      adjust: 'Ajuste',
      opening: 'Saldo inicial',
      scrap: 'Descarte',
      consume: 'Consumo',
      produce: 'Producción',
      'count-variance': 'Diferencia de recuento',
      reversal: 'Deshecho',
      observation: 'Recuento',
    },
    undone: 'Deshecho',
    way: (from, to) => `${from} → ${to}`,
    counted: 'contado',
    by: (name) => `por ${name}`,
    undoThis: 'Deshacer',
    undoTogether: (count) => `Deshacer lo registrado junto: ${figure(count)}`,
    undoing: 'Deshecho. Guardado en este dispositivo.',
    when: 'Ocurrió',
    arrived: 'Llegó',
    notYet: 'Todavía no',
    who: 'Quién',
    device: 'Dispositivo',
    thisDevice: 'Este',
    otherDevice: (end) => `Otro, …${end}`,
    from: 'De',
    to: 'A',
    reason: 'Motivo',
    you: 'usted',
    more: 'Mostrar más',
  },

  action: {
    edit: { create: 'Alta de', update: 'Cambio de', delete: 'Baja de' },
    collections: {
      items: 'artículo',
      locations: 'ubicación',
      lots: 'lote',
      counts: 'recuento',
      orders: 'pedido',
      'count-schedules': 'programación de recuentos',
      'item-costs': 'costo de artículo',
      'supplier-prices': 'precio de proveedor',
      'label-settings': 'ajustes de etiquetas',
      'order-settings': 'números de pedido',
      printers: 'impresora',
      partners: 'socio comercial',
      reasons: 'motivo',
      categories: 'categoría',
      attributes: 'atributo',
      exceptions: 'incidencia',
    },
    decision: { approve: 'Recuento aprobado', recount: 'Otro recuento pedido' },
    allocation: 'Reservado',
    report: { 'unknown-barcode': 'Aviso de un código' },
    reversal: 'Movimiento deshecho',
    observation: 'Contado',
    closing: 'Hueco contado',
  },
}
