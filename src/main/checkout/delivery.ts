import { type Answer, type Hours, type Place, read } from './answer';
import { style } from './style';
import { dayOf, put, type Words, weekday, wordsOf } from './words';

/**
 * `<tillbridge-delivery>`: what the hub promises about delivery, and the choice of a pick-up point or hours. It keeps
 * nothing in the browser, and hides itself on any failure.
 */

const NAME = 'tillbridge-delivery';
const TIMEOUT = 4_000;
const COUNTRIES: Record<string, string> = { nl: 'NL', de: 'DE', fr: 'FR' };
/** Elements of one page share an answer of this age, in milliseconds. */
const SHARED = 5_000;

/** What a customer chose; the same form comes back with the order. */
type Choice = { kind: 'home' | 'pickup-point'; window?: Hours; pickupPoint?: Omit<Place, 'openingTimes' | 'distance'> };

const shared = new Map<string, { at: number; answer: Promise<{ answer: Answer; at: number }> }>();

/** The moment of the answer is of the clock that only runs: what the visitor's device thinks of the time is no matter. */
function ask(url: string): Promise<{ answer: Answer; at: number }> {
  const now = performance.now();
  const known = shared.get(url);
  if (known && now - known.at < SHARED) {
    return known.answer;
  }
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT);
  const answer = fetch(url, {
    cache: 'no-store',
    credentials: 'omit',
    mode: 'cors',
    redirect: 'error',
    referrerPolicy: 'origin',
    signal: stop.signal,
  })
    .then(async (response) => {
      if (!response.ok) {
        throw response.status === 400 ? new RangeError() : new TypeError();
      }
      // A cache on the way says how long it has kept the answer.
      const age = Number(response.headers.get('age')) || 0;
      return { answer: read(await response.json()), at: performance.now() - age * 1_000 };
    })
    .finally(() => clearTimeout(timer));
  shared.clear();
  shared.set(url, { at: now, answer });
  return answer;
}

function make<K extends keyof HTMLElementTagNameMap>(name: K, content: (Node | string)[] = [], attributes: Record<string, string> = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  element.append(...content);
  return element;
}

/** Nothing that goes wrong in here reaches the page. */
function safely(act: () => void, failed: () => void) {
  try {
    act();
  } catch {
    failed();
  }
}

function define(script: string, after: string | null) {
  class Delivery extends HTMLElement {
    static observedAttributes = ['country', 'postcode', 'lang', 'sku', 'src', 'choose'];

    private readonly root = this.attachShadow({ mode: 'open' });
    private readonly body = make('div');
    private readonly status = make('p', [], { role: 'status', class: 'quiet' });
    private timer: number | undefined;
    private turn = 0;
    private ends = 0;
    private clock: HTMLElement | undefined;
    private postcode = '';
    private choice: string | undefined;

    constructor() {
      super();
      safely(
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(style);
          this.root.adoptedStyleSheets = [sheet];
        },
        () => {},
      );
      this.root.append(this.body, this.status);
    }

    connectedCallback() {
      this.hidden = true;
      document.addEventListener('visibilitychange', this.seen);
      this.load();
    }

    disconnectedCallback() {
      this.turn++;
      this.stop();
      document.removeEventListener('visibilitychange', this.seen);
    }

    attributeChangedCallback(_name: string, before: string | null, now: string | null) {
      if (this.isConnected && before !== now) {
        this.load();
      }
    }

    /** A device that slept has missed a while. */
    private readonly seen = () => {
      if (document.visibilityState === 'visible') {
        this.load();
      }
    };

    private stop() {
      clearInterval(this.timer);
      this.timer = undefined;
    }

    private readonly hide = () => {
      this.stop();
      this.hidden = true;
      safely(
        () => this.chosen(undefined),
        () => {},
      );
    };

    private language(): string {
      const named = this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
      return /^[a-z]{2}(-[a-z0-9]+)*$/i.test(named) ? named : 'en';
    }

    private address(): string {
      const language = this.language();
      const url = new URL(this.getAttribute('src') || 'options', script);
      if (!/^https?:$/.test(url.protocol)) {
        throw new TypeError('no address');
      }
      const given: Record<string, string | null | undefined> = {
        country: this.getAttribute('country') || /-([a-z]{2})$/i.exec(language)?.[1]?.toUpperCase() || COUNTRIES[language.slice(0, 2)],
        postcode: this.postcode || this.getAttribute('postcode'),
        sku: this.getAttribute('sku'),
      };
      for (const [name, value] of Object.entries(given)) {
        if (value) {
          url.searchParams.set(name, value);
        }
      }
      return url.href;
    }

    private load(announce = false) {
      const turn = ++this.turn;
      safely(() => {
        ask(this.address())
          .then(({ answer, at }) => {
            if (turn === this.turn && this.isConnected) {
              safely(() => this.show(answer, at, announce), this.hide);
            }
          })
          .catch((failure) => {
            if (turn === this.turn) {
              this.postcode && failure instanceof RangeError ? safely(() => this.mistyped(), this.hide) : this.hide();
            }
          });
      }, this.hide);
    }

    /** The hub knows no such postcode: what was shown stays. */
    private mistyped() {
      this.postcode = '';
      this.root.getElementById('postcode')?.setAttribute('aria-invalid', 'true');
      this.status.textContent = wordsOf(this.language()).mistyped;
      this.status.className = '';
    }

    private show(answer: Answer, at: number, announce: boolean) {
      const language = this.language();
      const words = wordsOf(language);
      const day = (date: string) => dayOf(date, language);
      this.stop();
      this.body.lang = language;
      const promise = [
        ...(answer.possible || !answer.shipsOn ? [] : [put(words.ships, day(answer.shipsOn))]),
        ...(answer.delivers.length === 2
          ? [
              answer.delivers[0] === answer.delivers[1]
                ? put(words.arrives, day(answer.delivers[0] as string))
                : put(words.between, day(answer.delivers[0] as string), day(answer.delivers[1] as string)),
            ]
          : []),
      ].join(' ');
      if (!answer.shipsOn && !answer.points.length) {
        this.hide();
        return;
      }
      const content: Node[] = [];
      this.clock = undefined;
      if (answer.possible) {
        this.ends = at + answer.secondsLeft * 1_000;
        this.clock = make('time', [], { role: 'timer' });
        const [before = '', behind = ''] = words.within.split('{0}');
        content.push(make('p', [before, this.clock, behind]));
        this.tick(words);
        this.timer = setInterval(() => safely(() => this.tick(words), this.hide), 1_000) as unknown as number;
      }
      if (promise) {
        content.push(make('p', [promise]));
      }
      if (this.hasAttribute('choose')) {
        content.push(...this.choices(answer, words, language));
      }
      const focused = (this.root.activeElement as HTMLInputElement | null)?.id;
      this.body.replaceChildren(...content);
      this.hidden = false;
      if (focused) {
        this.root.getElementById(focused)?.focus();
      }
      this.status.className = 'quiet';
      this.status.textContent = announce ? [promise, `${words.pickUp}: ${answer.points.length}`].join(' ') : '';
    }

    /** The seconds are on the page, and no screen reader is told each of them. */
    private tick(words: Words) {
      const left = Math.ceil((this.ends - performance.now()) / 1_000);
      if (left <= 0) {
        this.stop();
        // A cache on the way may give the same answer again.
        this.timer = setTimeout(() => this.load(true), SHARED) as unknown as number;
        return;
      }
      const hours = Math.floor(left / 3_600);
      const minutes = Math.floor((left % 3_600) / 60);
      const text = [
        hours && `${hours} ${words.hour}`,
        (hours || minutes) && `${minutes} ${words.minute}`,
        !hours && `${left % 60} ${words.second}`,
      ];
      if (this.clock) {
        this.clock.textContent = text.filter(Boolean).join(' ');
      }
    }

    private choices(answer: Answer, words: Words, language: string): Node[] {
      const day = (date: string) => dayOf(date, language);
      const field = make('input', [], { type: 'text', id: 'postcode', autocomplete: 'postal-code', maxlength: '12' });
      const typed = (this.root.getElementById('postcode') as HTMLInputElement | null)?.value;
      field.value = typed ?? (this.postcode || this.getAttribute('postcode') || '');
      const form = make('form', [make('label', [words.postcode, field, make('button', [words.show], { id: 'show' })])]);
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        this.postcode = field.value.trim();
        this.load(true);
      });
      const options: [string, (Node | string)[], Choice][] = [
        ...answer.windows.map((hours): [string, (Node | string)[], Choice] => {
          const name =
            hours.kind === 'evening' || hours.kind === 'morning' || hours.kind === 'sameday' ? words[hours.kind] : words.delivery;
          const price = hours.price ? `, € ${hours.price}` : '';
          return [
            `w-${hours.kind}-${hours.date}-${hours.from}`,
            [`${name}: ${day(hours.date)}, ${hours.from}–${hours.to}${price}`],
            { kind: 'home', window: hours },
          ];
        }),
      ];
      const places = answer.points.map(({ openingTimes, distance, ...point }): [string, (Node | string)[], Choice] => {
        const street = [point.address.street, point.address.houseNumber].filter(Boolean).join(' ');
        const city = [point.address.postalCode, point.address.city].filter(Boolean).join(' ');
        const away = distance === undefined ? '' : ` (${put(words.away, (distance / 1_000).toFixed(1))})`;
        const open = openingTimes.map(([name, hours]) => make('li', [`${weekday(name, language)} ${hours}`]));
        return [
          `p-${point.carrier ?? ''}-${point.id}`,
          [
            point.name + away,
            make('small', [[street, city].filter(Boolean).join(', ')]),
            ...(open.length ? [make('details', [make('summary', [words.open]), make('ul', open)])] : []),
          ],
          { kind: 'pickup-point', pickupPoint: point },
        ];
      });
      const all = [...options, ...places];
      if (this.choice && !all.some(([id]) => id === this.choice)) {
        this.chosen(undefined);
      }
      const group = (title: string, entries: typeof all) =>
        entries.length ? [make('fieldset', [make('legend', [title]), ...entries.map((entry) => this.option(...entry))])] : [];
      return [form, ...group(words.delivery, options), ...group(words.pickUp, places)];
    }

    private option(id: string, label: (Node | string)[], choice: Choice): Node {
      const radio = make('input', [], { type: 'radio', name: 'choice', id });
      radio.checked = this.choice === id;
      radio.addEventListener('change', () => safely(() => this.chosen(id, choice), this.hide));
      const [name = '', ...more] = label;
      const details: (Node | string)[] = more.filter((node) => node instanceof HTMLDetailsElement);
      return make('div', [make('label', [radio, make('span', [name, ...more.filter((node) => !details.includes(node))])]), ...details]);
    }

    /** Told by an event, and written into a hidden input where the theme names one. */
    private chosen(id: string | undefined, choice?: Choice) {
      if (id === this.choice) {
        return;
      }
      this.choice = id;
      const name = this.getAttribute('field');
      for (const old of this.querySelectorAll('input[type=hidden]')) {
        old.remove();
      }
      if (name && choice) {
        this.append(make('input', [], { type: 'hidden', name, value: JSON.stringify({ tillbridge: choice }) }));
      }
      this.dispatchEvent(new CustomEvent(NAME, { bubbles: true, composed: true, detail: choice ?? null }));
    }
  }

  customElements.define(NAME, Delivery);
  if (after) {
    const place = () =>
      safely(
        () => {
          if (!document.querySelector(NAME)) {
            document.querySelector(after)?.after(document.createElement(NAME));
          }
        },
        () => {},
      );
    document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', place) : place();
  }
}

safely(
  () => {
    const script = (document.currentScript as HTMLScriptElement | null)?.src;
    if (script && !customElements.get(NAME)) {
      define(script, new URL(script).searchParams.get('after'));
    }
  },
  () => {},
);
