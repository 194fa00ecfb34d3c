export const cameraWords = {
  open: 'Escanear con la cámara',
  close: 'Cerrar la cámara',
  label: 'Cámara',
  starting: 'Iniciando la cámara…',
  aim: 'Mantenga un código en el recuadro',
  read: (code) => `Leído: ${code}`,
  paused: 'Espera hasta que termine aquí',
  next: 'Escanear otro',
  torchOn: 'Encender la luz',
  torchOff: 'Apagar la luz',
  zoom: (times) => `Zoom, ahora ${times}×`,
  zoomShort: (times) => `${times}×`,
  other: 'Usar otra cámara',
  modes: { single: 'De uno en uno', continuous: 'Uno tras otro' },
  mode: (now) => `${now}: cambiar`,
  again: 'Reintentar',
  trouble: {
    refused: {
      title: 'La cámara no está permitida aquí',
      hint: 'Permítala para este sitio en los ajustes del navegador y vuelva a intentarlo. Un escáner funciona sin ella, y puede teclear un código.',
    },
    none: {
      title: 'Este dispositivo no tiene una cámara que se pueda usar',
      hint: 'Use un escáner o teclee el código.',
    },
    busy: {
      title: 'Otra aplicación está usando la cámara',
      hint: 'Cierre la otra aplicación o la llamada que la ocupa y vuelva a intentarlo.',
    },
    insecure: {
      title: 'El navegador no da la cámara a esta dirección',
      hint: 'Abra Bincard con su dirección https. Un escáner también funciona aquí.',
    },
    failed: {
      title: 'La cámara no se ha iniciado',
      hint: 'Vuelva a intentarlo. Un escáner funciona sin ella, y puede teclear un código.',
    },
    decoder: {
      title: 'La parte que lee códigos todavía no está en este dispositivo',
      hint: 'Conéctese una vez y vuelva a intentarlo: después funciona sin red.',
    },
  },
}
