import { PasswordInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useOnline } from '../platform/online.ts'
import { askForPersistence } from '../platform/storage.ts'
import { BigButton } from '../ui/big-button.tsx'
import type { ApiError } from '../view/api.ts'
import type { Member } from '../view/session.ts'
import { words } from '../words/index.ts'
import classes from './app.module.css'
import { sessions } from './sessions.ts'

const reason = (error: ApiError): string => {
  if (error.kind === 'offline') return words.signIn.unreachable
  if (error.status === 401 || error.status === 403) return words.signIn.wrong
  if (error.status === 429) return words.signIn.throttled
  return words.signIn.server
}

type Props = { email?: string | undefined; onEnter: (member: Member) => void }

/** Address and password; says in words why it did not work. */
export const SignInForm = ({ email: given = '', onEnter }: Props) => {
  const online = useOnline()
  const [email, setEmail] = useState(given)
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    setWrong(undefined)
    const result = await sessions.signIn(email.trim(), password)
    setBusy(false)
    if (!result.ok) return setWrong(reason(result.error))
    void askForPersistence()
    onEnter(result.value)
  }

  return (
    <form className={classes.form} onSubmit={submit} aria-label={words.signIn.title}>
      <TextInput
        type="email"
        label={words.signIn.email}
        autoComplete="username"
        required
        withAsterisk={false}
        value={email}
        onChange={(event) => setEmail(event.target.value)}
      />
      <PasswordInput
        label={words.signIn.password}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <p role="alert" className={wrong ? classes.wrong : classes.notice}>
        {wrong ?? (online ? '' : words.signIn.offline)}
      </p>
      <BigButton type="submit" busy={busy}>
        {words.signIn.submit}
      </BigButton>
    </form>
  )
}
