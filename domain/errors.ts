/**
 * Why an action was not accepted: a stable code for machines, and words for the person who did it, which say what
 * happened and what is safe (SCREENS.md, "Words"). The server sends both; the client shows these by code, so that an
 * action rejected by an older server still reads well.
 */
const KEPT = 'What you did is kept here'
const LEAD_CAN_POST = `${KEPT}; a lead can post it.`

export const REJECTIONS = {
  'bad-shape': `Not accepted: something in it could not be read. ${KEPT}; enter it again to send it.`,
  'bad-route': `Not accepted: stock cannot go this way in this kind of movement. ${KEPT}; choose other places to send it.`,
  'not-permitted': `Not accepted: your role does not include this. ${LEAD_CAN_POST}`,
  'needs-approval': `Not accepted: this is more than you may adjust on your own. ${LEAD_CAN_POST}`,
  'wrong-site': `Not accepted: you do not work at this site. ${LEAD_CAN_POST}`,
  'no-longer-member': `Not accepted: you are no longer a member here. ${LEAD_CAN_POST}`,
  'not-yours': `Not accepted: it was recorded by someone else on this device. ${KEPT}; they can send it when they sign in.`,
  'own-count': `Not accepted: a count is approved by someone other than its counter. ${KEPT}; ask another lead.`,
  'id-reused': `Not accepted: another action carries the same number. ${KEPT}; enter it again to send it.`,
  'already-reversed': 'Not accepted: this movement was undone before. Stock is as you meant it to be.',
  'not-reversible': `Not accepted: only what people moved can be undone. A wrong count is answered by counting again.`,
  'unknown-reference': `Not accepted: it names something that does not exist here. ${KEPT}; choose another to send it.`,
  'group-rejected': `Not accepted: another part of the same work was not accepted, and they belong together. ${KEPT}.`,
  'lot-required': `Not accepted: this item is tracked by lot, and no lot was named. ${KEPT}; name the lot to send it.`,
  'wrong-lot': `Not accepted: this lot belongs to another item. ${KEPT}; name the right lot to send it.`,
  'serial-quantity': `Not accepted: a serial number is one piece. ${KEPT}; enter each piece by its own number.`,
  'not-a-bin': `Not accepted: only bins and docks can be counted. ${KEPT}; choose a bin or dock to send it.`,
  'quantity-required': `Not accepted: it does not say how many were seen. ${KEPT}; count again to send it.`,
  'missing-fields': `Not accepted: something that is needed was left empty. ${KEPT}; fill it in to send it.`,
  'fixed-field': `Not accepted: this cannot be changed once it is made. ${KEPT}.`,
  'fixed-by-use': `Not accepted: stock of it is here already, and was recorded the way it is. ${KEPT}; make a new item for the other way.`,
  'in-use': `Not accepted: it has been used and cannot be deleted. Nothing is lost; archive it instead.`,
  'already-exists': `Not accepted: this was created before with other content. ${KEPT}; edit the one that is there.`,
  'other-site': `Not accepted: the place above it lies in another site. ${KEPT}; choose another place above it.`,
  'kit-loop': `Not accepted: an item cannot be made of itself, not even by way of another. ${KEPT}; choose other components.`,
  'variant-loop': `Not accepted: an item cannot be a variant of itself, not even by way of another. ${KEPT}; choose another item that it is a variant of.`,
  'would-loop': `Not accepted: a place cannot lie inside itself. ${KEPT}; choose another place above it.`,
} as const satisfies Record<string, string>

export type RejectionCode = keyof typeof REJECTIONS

/** Of what a newer server does not accept, for a reason that this version does not know. */
export const OTHER_REJECTION: string = `Not accepted. ${KEPT}; a lead can look at it.`
