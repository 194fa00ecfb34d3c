/**
 * The first screen on a device. Made without React and all that the app stands on: whoever signs in for the first time sees and fills
 * in these two fields while that is still on its way.
 */
import { language, words } from '../words/index.ts'
import { LANGUAGES, type Language, speak } from '../words/language.ts'
import { element } from './element.ts'
import classes from './sign-in.module.css'
import { type SignInNow, signInForm } from './sign-in-form.ts'

type Known = { name: string; email: string }

type Options = {
  signIn: SignInNow
  /** The address that was typed before. */
  email?: string | undefined
  onBegin?: () => void
  /** Members that are at work on this device already: they only give their password. */
  known?: Promise<readonly Known[]>
}

const brand = () =>
  element(
    'div',
    { class: classes.brand },
    element('img', { src: '/icons/icon.svg', alt: '', width: '56', height: '56' }),
    element('div', {}, element('h1', {}, words.app), element('p', {}, words.signIn.lead)),
  )

const languages = () => {
  const buttons = Object.entries(LANGUAGES).map(([tag, name]) => {
    const button = element('button', { type: 'button', lang: tag, 'aria-pressed': String(tag === language) }, name)
    button.addEventListener('click', () => speak(tag as Language))
    return button
  })
  return element('fieldset', { class: classes.languages, 'aria-label': words.settings.language }, ...buttons)
}

const remembered = (members: readonly Known[], choose: (email: string) => void) => {
  const buttons = members.map(({ name, email }) => {
    const button = element('button', { type: 'button', class: classes.quiet }, words.signIn.goOn(name))
    button.addEventListener('click', () => choose(email))
    return button
  })
  const title = words.signIn.remembered
  return element('section', { class: classes.remembered, 'aria-label': title }, element('h2', {}, title), ...buttons)
}

/** Draws it; gives what takes it away again. */
export const openSignIn = (place: HTMLElement, { signIn, email: typed, onBegin, known }: Options): (() => void) => {
  document.title = `${words.signIn.title} · ${words.app}`
  let form = signInForm({ signIn, email: typed, onBegin })
  const card = element('div', { class: classes.card }, brand(), form.form, languages())
  const page = element('main', { class: classes.page }, card)
  place.append(page)

  const choose = (email: string) => {
    const next = signInForm({ signIn, email })
    form.form.replaceWith(next.form)
    form.close()
    form = next
    form.form.querySelector<HTMLInputElement>('input[type=password]')?.focus()
  }
  known
    ?.then((members) => {
      if (members.length > 0) form.form.before(remembered(members, choose))
    })
    .catch((cause: unknown) => console.error('members of this device', cause))

  return () => {
    form.close()
    page.remove()
  }
}
