import type { StartWords } from './en';

export const nl: StartWords = {
  title: 'Eerste stappen',
  help: 'Van een lege hub naar de eerste catalogus en het eerste voorraadgetal in een winkel. Wat klaar is, leest de hub zelf af; u hoeft niets af te vinken.',
  progress: (done: number, all: number) => `${done} van ${all} stappen zijn klaar`,
  done: 'Klaar',
  next: 'Nu',
  later: 'Later',
  all: 'Alle eerste stappen zijn klaar. Het overzicht toont waar iemand naar moet kijken.',
  toOverview: 'Naar het overzicht',
  sandbox:
    'In de sandbox zijn leveranciers, winkels en een magazijn er al: binnen een minuut is een catalogus geladen en zijn er getallen verstuurd. Bekijk elke stap om te zien hoe het is gedaan.',
  needs: (permission: string) => `Hiervoor is het recht ${permission} nodig.`,
  steps: {
    owner: {
      title: 'Eigenaar worden',
      words: 'De start van de hub toont een link. Wie hem als eerste opent, kiest een wachtwoord en is eigenaar.',
      link: 'Uw account',
    },
    company: {
      title: 'Uw bedrijf een naam geven',
      words: 'Naam, adres, werkdagen en tijdzone. Mails en verzenddagen gebruiken ze.',
      link: 'Instellingen openen',
    },
    vendor: {
      title: 'Een leverancier koppelen',
      words:
        'Waar catalogi vandaan komen: een map op een SFTP- of FTP-server, of een webadres. De hub probeert de koppeling voordat hij haar opslaat.',
      link: 'Koppeling toevoegen',
    },
    catalog: {
      title: 'De eerste catalogus laden',
      words:
        'Upload een CSV-bestand met de hand, of laat de koppeling het ophalen. Elke bevinding zegt welke cel fout is en wat u kunt doen.',
      link: 'Catalogus uploaden',
    },
    stock: {
      title: 'Een magazijn tellen',
      words: 'Voer in wat er ligt, of plak het uit een rekenblad. Daarvoor stuurt de hub geen getal naar een winkel.',
      link: 'Tellingen invoeren',
    },
    shop: {
      title: 'Een winkel koppelen',
      words:
        'Een webwinkel op C-Series met sleutel en geheim, of kassa’s op R-Series door u aan te melden bij Lightspeed. Alle schakelaars staan uit tot u ze aanzet.',
      link: 'Winkel toevoegen',
    },
    push: {
      title: 'Het eerste getal versturen',
      words:
        'Zet producten aan, koppel wat niet vanzelf koppelde, en zet dan voorraad aan voor de winkel. De hub stuurt het getal bij de volgende uitvoering, of meteen als u die nu start.',
      link: 'Naar de koppelingen',
    },
    colleague: {
      title: 'Een collega uitnodigen',
      words: 'Iedereen heeft een rol; een meekijker ziet alles en kan niets wijzigen.',
      link: 'Iemand uitnodigen',
    },
  },
};
