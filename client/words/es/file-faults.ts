import type { FILE_FAULTS } from '../../../domain/file-fault.ts'
import type { Wording } from '../wording.ts'
import { figure } from './many.ts'

/** Por qué no se puede leer un archivo y qué hacer; delante va su nombre. */
export const fileFaultWords: Wording<typeof FILE_FAULTS> = {
  'empty-file': 'No hay nada en este archivo. Guárdelo de nuevo en su origen y vuelva a elegirlo.',
  'no-rows': 'No hay filas bajo el encabezado.',
  'no-header': ({ row }) =>
    `La fila ${figure(row)} no da nombres de columnas. Ponga encima una fila con los nombres, como SKU y Nombre, y vuelva a elegir el archivo.`,
  'open-quote': ({ row }) =>
    `En la fila ${figure(row)} hay unas comillas que se abren y no se cierran, o al revés: desde ahí todas las celdas se leerían mal. Corrija esa fila y vuelva a elegir el archivo.`,
  protected: 'Está protegido con contraseña. Ábralo en Excel, guárdelo sin contraseña y vuelva a elegirlo.',
  'old-excel': 'Es de un Excel antiguo (.xls). Ábralo, guárdelo como .xlsx o CSV y vuelva a elegirlo.',
  'broken-book': 'Este archivo de Excel está dañado o incompleto. Guárdelo o descárguelo de nuevo y vuelva a elegirlo.',
  'not-a-table': 'No es una tabla. Guarde como CSV o .xlsx lo que quiere importar y elija ese archivo.',
  'too-large': ({ most }) => `Un archivo puede tener ${figure(most)} MB. Divídalo e importe una parte tras otra.`,
  'too-many-rows': ({ most }) =>
    `Un archivo puede tener ${figure(most)} filas. Divídalo e importe una parte tras otra.`,
}
