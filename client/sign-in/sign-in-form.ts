import type { ApiError } from '../outbox/wire.ts'
import { words } from '../words/index.ts'
import { element } from './element.ts'
import classes from './sign-in.module.css'

/** Tries it; gives what is in the way, or nothing once the member is in. */
export type SignInNow = (email: string, password: string) => Promise<ApiError | undefined>

type Options = {
  signIn: SignInNow
  /** The address, where it is known. */
  email?: string | undefined
  /** Called once, when somebody begins to fill it in. */
  onBegin?: (() => void) | undefined
}

const reason = (error: ApiError): string => {
  if (error.kind === 'offline') return words.signIn.unreachable
  if (error.status === 401 || error.status === 403) return words.signIn.wrong
  if (error.status === 429) return words.signIn.throttled
  return words.signIn.server
}

let made = 0

const field = (label: string, attributes: Readonly<Record<string, string>>) => {
  const id = `sign-in-${made++}`
  const input = element('input', { id, required: true, class: classes.input, ...attributes })
  return { input, box: element('div', { class: classes.field }, element('label', { for: id }, label), input) }
}

/** Shows what was typed, for gloves and for the sun. */
const peek = (input: HTMLInputElement): HTMLButtonElement => {
  const button = element('button', { type: 'button', class: classes.peek, 'aria-pressed': 'false' }, words.signIn.show)
  button.addEventListener('click', () => {
    const shows = input.type === 'password'
    input.type = shows ? 'text' : 'password'
    button.setAttribute('aria-pressed', String(shows))
  })
  return button
}

/** Address and password; says in words why it did not work. `close` ends what it listens to. */
export const signInForm = ({ signIn, email = '', onBegin }: Options): { form: HTMLFormElement; close: () => void } => {
  const address = field(words.signIn.email, { type: 'email', autocomplete: 'username' })
  const password = field(words.signIn.password, { type: 'password', autocomplete: 'current-password' })
  password.input.after(peek(password.input))
  address.input.value = email
  const notice = element('p', { role: 'alert', class: classes.notice })
  const submit = element('button', { type: 'submit', class: classes.submit }, words.signIn.submit)
  const form = element(
    'form',
    { class: classes.form, 'aria-label': words.signIn.title },
    address.box,
    password.box,
    notice,
    submit,
  )

  let wrong: string | undefined
  const say = () => {
    notice.className = (wrong ? classes.wrong : classes.notice) ?? ''
    notice.textContent = wrong ?? (navigator.onLine ? '' : words.signIn.offline)
  }
  let busy = false
  const attempt = async () => {
    if (busy) return
    busy = true
    submit.setAttribute('aria-busy', 'true')
    wrong = undefined
    say()
    try {
      const error = await signIn(address.input.value.trim(), password.input.value)
      wrong = error && reason(error)
      say()
    } finally {
      busy = false
      submit.removeAttribute('aria-busy')
    }
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void attempt()
  })
  form.addEventListener('focusin', () => onBegin?.(), { once: true })

  addEventListener('online', say)
  addEventListener('offline', say)
  say()
  return {
    form,
    close: () => {
      removeEventListener('online', say)
      removeEventListener('offline', say)
    },
  }
}
