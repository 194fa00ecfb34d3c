import type { PROBLEMS } from '../../../domain/problem-names.ts'
import type { Wording } from '../wording.ts'

/** Lo que rechaza el servidor, por el nombre que le da. */
export const problemWords: Wording<typeof PROBLEMS> = {
  invalid: 'El servidor no puede aceptar parte de lo enviado.',
  malformed: 'El servidor no pudo leer lo enviado.',
  unauthenticated: 'Inicie sesión para continuar.',
  forbidden: 'Su rol no incluye esto.',
  'not-found': 'El servidor ya no tiene esto.',
  'too-large': 'Es demasiado grande para enviarlo de una vez.',
  'unsupported-media-type': 'El servidor no acepta este tipo de contenido.',
  'too-many-requests': 'Demasiadas solicitudes. Espere un minuto y vuelva a intentarlo.',
  internal: 'El servidor falló. No se guardó nada de esto; vuelva a intentarlo.',
  unavailable: 'El servidor no puede hacerlo ahora mismo. Vuelva a intentarlo en un momento.',
  'client-too-old':
    'Esta aplicación es demasiado antigua para seguir leyendo; actualícela. Lo que hizo se sigue enviando.',
  'resync-required': 'Este dispositivo debe volver a obtenerlo todo.',
  'import-incomplete': 'No han llegado todas las filas de este archivo. Compruebe el archivo otra vez.',
  'import-not-now': 'Este archivo se está importando o ya está importado.',
  'import-failed': 'El servidor falló. Lo que ya entró se queda; el mismo archivo continúa desde ahí.',
  'no-company-prefix': 'La organización aún no tiene prefijo de empresa GS1.',
  'numbers-used-up': 'Ya se dieron todos los números de este tipo. Elija otro comienzo en los ajustes.',
  'no-photo': 'Esto no es una foto completa.',
  'photo-too-many-pixels': 'Esta foto es demasiado grande.',
  'photo-has-metadata': 'Esta foto dice más que la imagen, por ejemplo dónde se tomó.',
  'photo-other-content': 'Esta no es la foto prevista.',
  'photos-full': 'La organización no tiene más espacio para fotos.',
  'printer-unknown': 'La red no conoce esa impresora.',
  'printer-outside': 'El servidor no puede imprimir donde está esta impresora.',
  'printer-unreachable': 'La impresora no aceptó las etiquetas.',
  'printer-busy': 'La impresora aún está recibiendo otras etiquetas.',
}
