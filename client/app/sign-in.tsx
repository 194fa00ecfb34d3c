import { useEffect, useState } from 'react'
import { BigButton } from '../ui/big-button.tsx'
import { Section } from '../ui/screen.tsx'
import type { Member } from '../view/session.ts'
import { language, words } from '../words/index.ts'
import { LANGUAGES, type Language, speak } from '../words/language.ts'
import classes from './app.module.css'
import { sessions } from './sessions.ts'
import { SignInForm } from './sign-in-form.tsx'

/** The first screen on a device. Members that are at work here already only give their password. */
export const SignIn = ({ onEnter }: { onEnter: (member: Member) => void }) => {
  const [known, setKnown] = useState<readonly Member[]>([])
  const [email, setEmail] = useState<string | undefined>()

  useEffect(() => {
    document.title = `${words.signIn.title} · ${words.app}`
    void sessions.members().then(setKnown)
  }, [])

  return (
    <main className={classes.start}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <img src="/icons/icon.svg" alt="" />
          <div>
            <h1>{words.app}</h1>
            <p>{words.signIn.lead}</p>
          </div>
        </div>
        {known.length > 0 ? (
          <Section title={words.signIn.remembered}>
            {known.map((member) => (
              <BigButton key={member.userId} kind="quiet" onClick={() => setEmail(member.email)}>
                {words.signIn.goOn(member.name)}
              </BigButton>
            ))}
          </Section>
        ) : null}
        <SignInForm key={email ?? ''} email={email} onEnter={onEnter} />
        <fieldset className={classes.languages} aria-label={words.settings.language}>
          {Object.entries(LANGUAGES).map(([tag, name]) => (
            <button
              key={tag}
              type="button"
              lang={tag}
              aria-pressed={tag === language}
              onClick={() => speak(tag as Language)}
            >
              {name}
            </button>
          ))}
        </fieldset>
      </div>
    </main>
  )
}
