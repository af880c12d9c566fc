import type { AccessWords } from './en';

export const nl: AccessWords = {
  language: 'Taal',
  signIn: 'Aanmelden',
  email: 'E-mail',
  password: 'Wachtwoord',
  again: 'Wachtwoord, nog een keer',
  show: 'Wachtwoord tonen',
  forgot: 'Ik ben mijn wachtwoord vergeten',
  fill: 'Vul dit in.',
  chooseOne: 'Kies een wachtwoord.',
  differ: 'De twee wachtwoorden verschillen.',
  wait: (seconds: number) => `Probeer het over ${seconds} seconden opnieuw.`,
  lostCookie: 'E-mail en wachtwoord kloppen, maar uw browser heeft de cookie voor het aanmelden niet bewaard.',
  lostCookiePlain: (origin: string) =>
    `Deze pagina is zonder versleuteling geopend (${origin}) en de cookie is alleen voor versleutelde verbindingen. Open de hub met het https-adres, of op de machine zelf met http://localhost. De beheerder stelt dat adres in als http.public-url.`,
  lostCookieOther: (host: string) =>
    `Sta cookies toe voor ${host}. Helpt dat niet, dan moet de beheerder http.public-url vergelijken met het adres van deze pagina.`,
  name: 'Uw naam',
  passwordHint: '12 tekens of meer. Een paar woorden die niet bij elkaar horen, zijn goed.',
  setPassword: 'Wachtwoord instellen en aanmelden',
  kinds: {
    'o.': { title: 'Eigenaar worden', words: 'Deze hub heeft nog geen eigenaar. Vul in wie u bent en kies een wachtwoord.' },
    'i.': { title: 'Welkom', words: 'U bent uitgenodigd. Vul uw naam in en kies een wachtwoord.' },
    'r.': { title: 'Kies een nieuw wachtwoord', words: 'U wordt overal elders afgemeld.' },
  },
  choose: 'Kies een wachtwoord',
  incomplete: 'Deze link is niet volledig. Open de hele link uit de mail, of van de plek waar de hub hem toonde.',
  done: 'Uw wachtwoord is ingesteld',
  doneNow: (email: string) => `Meld u aan met ${email} en uw nieuwe wachtwoord.`,
  owned: 'Hier aanmelden',
  goOn: 'Verder',
  secret: 'Iemand stuurde u een geheim',
  secretOnce: 'Het is één keer te zien. Zodra u het toont, is het hier weg: zorg dat u het kunt bewaren.',
  showSecret: 'Geheim tonen',
  copy: 'Kopiëren',
  copied: 'Gekopieerd.',
  selected: 'Geselecteerd: kopieer het met uw toetsenbord.',
  secretGone: 'Dit kan niet nog een keer worden geopend. Bewaar het nu en sluit daarna deze pagina.',
  secretUnknown:
    'Deze link opent niets: hij is al geopend, ingetrokken, verlopen of heeft nooit bestaan. Vraag de afzender om een nieuwe. Hebt u hem niet zelf geopend, laat dat dan aan de afzender weten.',
  secretIncomplete: 'Dit adres is niet volledig: open de hele link die u kreeg.',
};
