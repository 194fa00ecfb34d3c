import type { REJECTIONS } from '../../../domain/errors.ts'
import type { Wording } from '../wording.ts'

const KEPT = 'Lo que hizo se conserva aquí'
const LEAD_CAN_POST = `${KEPT}; un supervisor puede registrarlo.`

export const rejectionWords: Wording<typeof REJECTIONS> = {
  'bad-shape': `No aceptado: algo no se pudo leer. ${KEPT}; introdúzcalo de nuevo para enviarlo.`,
  'bad-route': `No aceptado: en este tipo de movimiento las existencias no pueden ir por ahí. ${KEPT}; elija otros lugares para enviarlo.`,
  'not-permitted': `No aceptado: su rol no incluye esto. ${LEAD_CAN_POST}`,
  'needs-approval': `No aceptado: es más de lo que puede ajustar por su cuenta. ${LEAD_CAN_POST}`,
  'wrong-site': `No aceptado: usted no trabaja en este centro. ${LEAD_CAN_POST}`,
  'no-longer-member': `No aceptado: ya no es miembro aquí. ${LEAD_CAN_POST}`,
  'not-yours': `No aceptado: lo registró otra persona en este dispositivo. ${KEPT}; esa persona puede enviarlo cuando inicie sesión.`,
  'own-count': `No aceptado: un recuento lo aprueba alguien distinto de quien contó. ${KEPT}; pídaselo a otro supervisor.`,
  'id-reused': `No aceptado: otra acción lleva el mismo número. ${KEPT}; introdúzcalo de nuevo para enviarlo.`,
  'already-reversed': 'No aceptado: este movimiento ya se deshizo. Las existencias están como usted quería.',
  'not-reversible':
    'No aceptado: solo se puede deshacer lo que movieron personas. A un recuento equivocado se responde contando de nuevo.',
  'unknown-reference': `No aceptado: nombra algo que aquí no existe. ${KEPT}; elija otra cosa para enviarlo.`,
  'group-rejected': `No aceptado: otra parte del mismo trabajo no se aceptó, y van juntas. ${KEPT}.`,
  'lot-required': `No aceptado: este artículo se sigue por lote, y no se indicó ninguno. ${KEPT}; indique el lote para enviarlo.`,
  'wrong-lot': `No aceptado: este lote es de otro artículo. ${KEPT}; indique el lote correcto para enviarlo.`,
  'serial-quantity': `No aceptado: un número de serie es una sola pieza. ${KEPT}; introduzca cada pieza con su número.`,
  'not-a-bin': `No aceptado: solo se pueden contar huecos y muelles. ${KEPT}; elija un hueco o un muelle para enviarlo.`,
  'quantity-required': `No aceptado: no dice cuántos se vieron. ${KEPT}; cuente de nuevo para enviarlo.`,
  'missing-fields': `No aceptado: quedó vacío algo que hace falta. ${KEPT}; rellénelo para enviarlo.`,
  'fixed-field': `No aceptado: esto no se puede cambiar una vez creado. ${KEPT}.`,
  'fixed-by-use': `No aceptado: ya hay existencias de esto, registradas tal como está. ${KEPT}; cree un artículo nuevo para la otra forma.`,
  'in-use': 'No aceptado: se ha usado y no se puede borrar. No se pierde nada; archívelo.',
  'already-exists': `No aceptado: esto ya se creó con otro contenido. ${KEPT}; edite el que existe.`,
  'other-site': `No aceptado: el lugar superior está en otro centro. ${KEPT}; elija otro lugar superior.`,
  'kit-loop': `No aceptado: un artículo no puede estar hecho de sí mismo, ni siquiera a través de otro. ${KEPT}; elija otros componentes.`,
  'variant-loop': `No aceptado: un artículo no puede ser variante de sí mismo, ni siquiera a través de otro. ${KEPT}; elija otro artículo.`,
  'would-loop': `No aceptado: un lugar no puede estar dentro de sí mismo. ${KEPT}; elija otro lugar superior.`,
}

export const otherRejection = `No aceptado. ${KEPT}; un supervisor puede revisarlo.`
