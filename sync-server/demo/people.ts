import type { Role } from '../../domain/protocol/kinds.ts'

/** Everyone knows it: the demo listens to this machine alone. */
export const DEMO_PASSWORD = 'bincard-demo'

/** A sign-in of every role; two operators, since the story needs two phones. */
export const DEMO_SIGN_INS = [
  { role: 'operator', name: 'Otis', email: 'operator@demo.bincard.test' },
  { role: 'operator', name: 'Nele', email: 'operator2@demo.bincard.test' },
  { role: 'lead', name: 'Lena', email: 'lead@demo.bincard.test' },
  { role: 'manager', name: 'Milo', email: 'manager@demo.bincard.test' },
  { role: 'admin', name: 'Ada', email: 'admin@demo.bincard.test' },
  { role: 'viewer', name: 'Vera', email: 'viewer@demo.bincard.test' },
] as const satisfies readonly { role: Role; name: string; email: string }[]
