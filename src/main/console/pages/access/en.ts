export const en = {
  language: 'Language',
  signIn: 'Sign in',
  email: 'E-mail',
  password: 'Password',
  again: 'Password, once more',
  show: 'Show the password',
  forgot: 'I forgot my password',
  fill: 'Fill this in.',
  chooseOne: 'Choose a password.',
  differ: 'The two passwords differ.',
  wait: (seconds: number) => `Try again in ${seconds} seconds.`,
  lostCookie: 'E-mail and password are right, but your browser did not keep the sign-in cookie.',
  lostCookiePlain: (origin: string) =>
    `This page was opened without encryption (${origin}), and the cookie is for encrypted connections only. Open the hub by its https address, or on its own machine at http://localhost. Whoever runs the hub sets that address as http.public-url.`,
  lostCookieOther: (host: string) =>
    `Allow cookies for ${host}. If that does not help, whoever runs the hub should compare http.public-url with the address of this page.`,
  name: 'Your name',
  passwordHint: '12 characters or more. A few words that do not belong together are good.',
  setPassword: 'Set the password and sign in',
  kinds: {
    'o.': { title: 'Become the owner', words: 'Nobody owns this hub yet. Enter who you are and choose a password.' },
    'i.': { title: 'Welcome', words: 'You are invited. Enter your name and choose a password.' },
    'r.': { title: 'Choose a new password', words: 'You will be signed out everywhere else.' },
  },
  choose: 'Choose a password',
  incomplete: 'This link is not complete. Open the whole link from the mail, or from where the hub showed it.',
  done: 'Your password is set',
  doneNow: (email: string) => `Sign in with ${email} and your new password.`,
  owned: 'Sign in here',
  goOn: 'Continue',
  secret: 'Somebody sent you a secret',
  secretOnce: 'It can be seen once. When you show it, it is removed from here: have a place ready to keep it.',
  showSecret: 'Show the secret',
  copy: 'Copy',
  copied: 'Copied.',
  selected: 'Selected: copy it with your keyboard.',
  secretGone: 'This cannot be opened again. Keep it now, then close this page.',
  secretUnknown:
    'This link opens nothing: it was opened already, revoked, has expired, or never existed. Ask its sender for a new one. If you did not open it yourself, say so to the sender.',
  secretIncomplete: 'This address is not complete: open the whole link you were sent.',
};

export type AccessWords = typeof en;
